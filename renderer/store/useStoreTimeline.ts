import { useEffect, useRef } from 'react'
import type { StoreTimeline } from '../../shared/report/timeline'
import type { Result } from '../../shared/core/result'
import { useDebounced } from '../hooks/useDebounced'
import { useUptimeGoal } from '../preferences/useUptimeGoal'
import { useQuery, useQueryCache } from '../transport/useQuery'

/** A user who holds an arrow key down passes stores faster than this and wants none of them. */
export const passingMilliseconds = 40

/** Asks for the timeline of the focused store (null for none) before the user opens it. */
export function usePreparedTimeline(reportId: number, focusedStoreId: string | null): void {
  const queries = useQueryCache()
  const goal = useUptimeGoal()
  const storeId = useDebounced(focusedStoreId, passingMilliseconds)
  const isAsking = useRef(false)
  useEffect(() => {
    // One at a time, so that calls do not pile up in an engine that has other work.
    if (storeId === null || isAsking.current) return
    isAsking.current = true
    void queries.prefetch('getStoreTimeline', { reportId, storeId, goal }).finally(() => {
      isAsking.current = false
    })
  }, [queries, reportId, storeId, goal])
}

/**
 * The timeline of a store in the span of the report, or some spans later or earlier, if the report has timelines; null
 * before the first answer. The former timeline stays while another one is on its way.
 */
export function useStoreTimeline(
  reportId: number,
  storeId: string,
  spanOffset: number,
  hasTimelines: boolean,
): Result<StoreTimeline> | null {
  const goal = useUptimeGoal()
  const store = { reportId, storeId: useDebounced(storeId, passingMilliseconds), goal }
  const asked = spanOffset === 0 ? store : { ...store, spanOffset }
  return useQuery('getStoreTimeline', hasTimelines ? asked : null)
}
