import { useEffect, useEffectEvent, useRef } from 'react'
import { countOf } from '../format/numbers'
import { baseName } from '../format/paths'
import { useNotify } from '../preferences/notifications'
import type { SessionState } from './sessionState'

/** Whoever waits longer than this is likely to have turned to something else. */
const longJobMilliseconds = 3000

/** Tells the end of a long load or report to a user who looks elsewhere. */
export function useEndNotification({ job, notice, overview }: SessionState): void {
  const notify = useNotify()
  const begunAt = useRef<number | null>(null)
  const isBusy = job !== null && !job.isQuiet

  const tellEnd = useEffectEvent(() => {
    const report = overview?.report
    if (notice !== null) notify('Store Monitor has stopped', notice.message)
    else if (report) notify(`The report of ${baseName(report.folder)} is ready`, countOf(report.stores, 'store'))
  })

  useEffect(() => {
    if (isBusy) {
      begunAt.current = performance.now()
      return
    }
    if (begunAt.current !== null && performance.now() - begunAt.current > longJobMilliseconds) tellEnd()
    begunAt.current = null
  }, [isBusy])
}
