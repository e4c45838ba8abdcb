import type { StoreTimeline } from '../shared/report'
import type { Result } from '../shared/result'
import { useAnswer } from './useAnswer'

/** The timeline of a store; null before the first answer. While another is on its way it gives the one from before. */
export function useStoreTimeline(reportId: number, storeId: string): Result<StoreTimeline> | null {
  return useAnswer('getStoreTimeline', { reportId, storeId })
}
