import { useEffect, useEffectEvent, useRef } from 'react'
import type { NewData } from '../../shared/folder/dataSet'
import { Banner } from '../ui/Banner'
import { baseName } from '../format/paths'
import { describeNewData } from './describeNewData'
import { useNotify } from '../preferences/notifications'
import { usePreferences } from '../preferences/usePreferences'

interface NewDataBarProps {
  readonly newData: NewData
  /** It is being done. */
  readonly isRunning: boolean
  /** Whether it may start by itself: not while something runs, or the user looks at an earlier report. */
  readonly mayStart: boolean
  readonly onRun: (isQuiet: boolean) => void
}

/** Offers to run the report again on the files that have changed, or does it where the user wants it done unasked. */
export function NewDataBar({ newData, isRunning, mayStart, onRun }: NewDataBarProps) {
  const { preferences, change } = usePreferences()
  const notify = useNotify()
  const isAutomatic = preferences.rerunsAutomatically
  /** One attempt for each change: what failed is offered, not tried for ever. */
  const tried = useRef<NewData | null>(null)

  const start = useEffectEvent((noticed: NewData) => {
    if (tried.current === noticed) return
    tried.current = noticed
    onRun(true)
  })
  useEffect(() => {
    if (isAutomatic && mayStart) start(newData)
  }, [isAutomatic, mayStart, newData])

  const tellUnseen = useEffectEvent(({ folder }: NewData) => {
    if (!isAutomatic) notify(`New data in ${baseName(folder)}`, 'Run the report again to see what changed.')
  })
  useEffect(() => tellUnseen(newData), [newData])

  if (isRunning) return null
  return (
    <Banner tone="info" message={describeNewData(newData)}>
      <button type="button" className="button primary" onClick={() => onRun(false)}>
        Run again
      </button>
      {!isAutomatic && (
        <button
          type="button"
          className="button"
          title="Run again now, and by itself from now on; Preferences switch it off"
          onClick={() => change({ rerunsAutomatically: true })}
        >
          Always
        </button>
      )}
    </Banner>
  )
}
