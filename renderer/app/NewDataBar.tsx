import { useEffect, useEffectEvent, useRef } from 'react'
import type { NewData } from '../../shared/folder/dataSet'
import { Banner } from '../ui/Banner'
import { baseName } from '../format/paths'
import { describeNewData } from './describeNewData'
import { useNotify } from '../preferences/notifications'
import { usePreferences } from '../preferences/usePreferences'

interface NewDataBarProps {
  readonly newData: NewData
  /** Whether the update runs already. */
  readonly isRunning: boolean
  /** Whether an automatic update may start: not while a job runs, and not while a report of the history is on screen. */
  readonly mayStart: boolean
  readonly onRun: (isQuiet: boolean) => void
}

/** Offers to update the report after files have changed. Updates it at once if the user has chosen automatic updates. */
export function NewDataBar({ newData, isRunning, mayStart, onRun }: NewDataBarProps) {
  const { preferences, change } = usePreferences()
  const notify = useNotify()
  const isAutomatic = preferences.rerunsAutomatically
  /** The change that was tried last. An update that failed is offered, and not tried again and again. */
  const tried = useRef<NewData | null>(null)

  const start = useEffectEvent((noticed: NewData) => {
    if (tried.current === noticed) return
    tried.current = noticed
    onRun(true)
  })
  useEffect(() => {
    if (isAutomatic && mayStart) start(newData)
  }, [isAutomatic, mayStart, newData])

  const notifyUnseen = useEffectEvent(({ folder }: NewData) => {
    if (!isAutomatic) notify(`New data in ${baseName(folder)}`, 'Update the report to see what changed.')
  })
  useEffect(() => notifyUnseen(newData), [newData])

  if (isRunning) return null
  return (
    <Banner tone="info" message={describeNewData(newData)}>
      <button type="button" className="button primary" onClick={() => onRun(false)}>
        Update now
      </button>
      {!isAutomatic && (
        <button
          type="button"
          className="button"
          title="Update now and after every later change. You can switch this off in Preferences."
          onClick={() => change({ rerunsAutomatically: true })}
        >
          Update automatically
        </button>
      )}
    </Banner>
  )
}
