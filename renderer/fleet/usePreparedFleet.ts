import { useEffect } from 'react'
import type { Report } from '../../shared/report/report'
import { useQueryCache } from '../transport/useQuery'

/** With more stores the preparation takes so long that the details of a store would have to wait for it. */
const maximumStores = 100_000

/** Lets the engine compute what the Fleet tab shows before the user opens the tab. */
export function usePreparedFleet({ reportId, stores }: Report, isReady: boolean): void {
  const queries = useQueryCache()
  const isPrepared = isReady && stores <= maximumStores
  useEffect(() => {
    if (isPrepared) void queries.prefetch('getHourlyDowntime', { reportId })
  }, [queries, reportId, isPrepared])
}
