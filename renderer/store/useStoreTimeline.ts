import { useEffect, useMemo, useRef, useState } from 'react'
import type { StoreTimeline } from '../../shared/report/timeline'
import type { Result } from '../../shared/core/result'
import { TimelineCache } from './timelineCache'
import { useDebounced } from '../hooks/useDebounced'
import { useTransport } from '../transport/transport'

/** Whoever holds an arrow key down passes stores faster than this (milliseconds), and wants none of them. */
const passingMilliseconds = 40

/**
 * The timelines of a report. That of the store whose row has the focus (null for none) is asked for in advance, so that
 * it is there, or nearly, when the row is opened.
 */
export function useTimelines(reportId: number, focusedStoreId: string | null): TimelineCache {
  const transport = useTransport()
  const timelines = useMemo(
    () => new TimelineCache((storeId) => transport.call('getStoreTimeline', { reportId, storeId })),
    [transport, reportId],
  )
  const store = useDebounced(focusedStoreId, passingMilliseconds)
  const isAsking = useRef(false)
  useEffect(() => {
    // One at a time: where the engine has other work, nothing piles up there.
    if (store === null || isAsking.current) return
    isAsking.current = true
    void timelines.get(store).finally(() => {
      isAsking.current = false
    })
  }, [timelines, store])
  return timelines
}

/** The timeline of a store; null before the first answer. While another is on its way it gives the one from before. */
export function useStoreTimeline(timelines: TimelineCache, storeId: string): Result<StoreTimeline> | null {
  const store = useDebounced(storeId, passingMilliseconds)
  const [answer, setAnswer] = useState<Result<StoreTimeline> | null>(null)
  useEffect(() => {
    let isWanted = true
    void timelines.get(store).then((given) => {
      if (isWanted) setAnswer(given)
    })
    return () => {
      isWanted = false
    }
  }, [timelines, store])
  return answer
}
