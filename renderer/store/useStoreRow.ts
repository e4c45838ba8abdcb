import type { ReportRow } from '../../shared/report/columns'
import type { Result } from '../../shared/core/result'
import { useDebounced } from '../hooks/useDebounced'
import { useUptimeGoal } from '../preferences/useUptimeGoal'
import { useQuery } from '../transport/useQuery'
import { passingMilliseconds } from './useStoreTimeline'

/** The row of a store, which is null if the report does not have it; null before the first answer. */
export function useStoreRow(reportId: number, storeId: string): Result<ReportRow | null> | null {
  const goal = useUptimeGoal()
  const storeIds = [useDebounced(storeId, passingMilliseconds)]
  const answer = useQuery('getRows', { reportId, goal, storeIds, offset: 0, limit: 1 })
  return answer?.ok ? { ok: true, value: answer.value.rows[0] ?? null } : answer
}
