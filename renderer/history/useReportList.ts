import { useEffect, useState } from 'react'
import type { ReportList } from '../../shared/operations/history'
import type { Result } from '../../shared/core/result'
import { useTransport } from '../transport/transport'

interface ReportListPage {
  /** Null for the reports of all folders. */
  readonly folder: string | null
  readonly offset: number
  readonly limit: number
}

/**
 * A page of the history; null before the first answer. Asks again when a report begins, ends or is deleted. While the
 * next answer is on its way it gives the one from before.
 */
export function useReportList({ folder, offset, limit }: ReportListPage): Result<ReportList> | null {
  const transport = useTransport()
  const [list, setList] = useState<Result<ReportList> | null>(null)
  useEffect(() => {
    let latest = 0
    async function read(): Promise<void> {
      latest += 1
      const turn = latest
      const answer = await transport.call('listReports', { folder, offset, limit })
      if (turn === latest) setList(answer)
    }
    const unsubscribe = transport.subscribe(({ name }) => {
      if (name === 'report' || name === 'reportsDeleted') void read()
    })
    void read()
    return () => {
      latest += 1
      unsubscribe()
    }
  }, [transport, folder, offset, limit])
  return list
}
