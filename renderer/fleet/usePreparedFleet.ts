import { useEffect } from 'react'
import type { Report } from '../../shared/report/report'
import { useTransport } from '../transport/transport'

/** With more stores it takes so long that a store's details, which wait for it, would be missed. */
const mostStores = 100_000

/** Has the engine work out what the fleet view shows of a report, before anybody asks to see it. */
export function usePreparedFleet({ reportId, stores }: Report, isFolderOpen: boolean): void {
  const transport = useTransport()
  const isWanted = isFolderOpen && stores <= mostStores
  useEffect(() => {
    if (isWanted) void transport.call('getHourlyDowntime', { reportId })
  }, [transport, reportId, isWanted])
}
