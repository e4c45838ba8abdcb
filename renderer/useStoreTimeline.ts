import { useEffect, useState } from 'react'
import type { StoreTimeline } from '../shared/report'
import type { Result } from '../shared/result'
import { useTransport } from './transport'

/** The timeline of a store; null before the first answer. While another is on its way it gives the one from before. */
export function useStoreTimeline(reportId: number, storeId: string): Result<StoreTimeline> | null {
  const transport = useTransport()
  const [timeline, setTimeline] = useState<Result<StoreTimeline> | null>(null)
  useEffect(() => {
    let isWanted = true
    void transport.call('getStoreTimeline', { reportId, storeId }).then((answer) => {
      if (isWanted) setTimeline(answer)
    })
    return () => {
      isWanted = false
    }
  }, [transport, reportId, storeId])
  return timeline
}
