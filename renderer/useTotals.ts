import type { RowSelection } from '../shared/rowSelection'
import type { Totals } from '../shared/report'
import type { Result } from '../shared/result'
import { useAnswer } from './useAnswer'

type TotalsSelection = Pick<RowSelection, 'reportId' | 'search' | 'filters'>

/** The sums over the selected rows; null before the first answer. While newer ones are on their way it gives those from before. */
export function useTotals({ reportId, search, filters }: TotalsSelection): Result<Totals> | null {
  return useAnswer('getTotals', { reportId, search, filters })
}
