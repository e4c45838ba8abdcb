import { useEffect, useEffectEvent, useRef } from 'react'
import { countOf } from '../format/numbers'
import { baseName } from '../format/paths'
import { useNotify } from '../preferences/notifications'
import type { SessionState } from './sessionState'

/** After a longer job, the user may have turned to something else. */
const longJobMilliseconds = 3000

/** Notifies a user who looks elsewhere when a long load or report ends. */
export function useEndNotification({ job, notice, overview }: SessionState): void {
  const notify = useNotify()
  const begunAt = useRef<number | null>(null)
  const isBusy = job !== null && !job.isQuiet

  const notifyEnd = useEffectEvent(() => {
    const report = overview?.report
    if (notice !== null) notify('Store Monitor could not finish', notice.message)
    else if (report) notify(`The report for ${baseName(report.folder)} is ready`, countOf(report.stores, 'store'))
  })

  useEffect(() => {
    if (isBusy) {
      begunAt.current = performance.now()
      return
    }
    if (begunAt.current !== null && performance.now() - begunAt.current > longJobMilliseconds) notifyEnd()
    begunAt.current = null
  }, [isBusy])
}
