import { useEffect } from 'react'
import { useTransport } from './transport'

/** Has the engine work out what the fleet view shows of a report, before anybody asks to see it. */
export function usePreparedFleet(reportId: number, isFolderOpen: boolean): void {
  const transport = useTransport()
  useEffect(() => {
    if (isFolderOpen) void transport.call('getHourlyDowntime', { reportId })
  }, [transport, reportId, isFolderOpen])
}
