import { useEffect, useState } from 'react'
import type { RowSelection } from '../shared/rowSelection'
import type { Totals } from '../shared/report'
import type { Result } from '../shared/result'
import { useTransport } from './transport'

type TotalsSelection = Pick<RowSelection, 'reportId' | 'search' | 'filters'>

/**
 * The sums over the selected rows; null before the first answer. While newer ones are on their way it
 * gives those from before. A new array of filters asks again, even if it says the same.
 */
export function useTotals({ reportId, search, filters }: TotalsSelection): Result<Totals> | null {
  const transport = useTransport()
  const [totals, setTotals] = useState<Result<Totals> | null>(null)
  useEffect(() => {
    let isWanted = true
    void transport.call('getTotals', { reportId, search, filters }).then((answer) => {
      if (isWanted) setTotals(answer)
    })
    return () => {
      isWanted = false
    }
  }, [transport, reportId, search, filters])
  return totals
}
