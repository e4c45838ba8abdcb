import { spanOfKind, type ReportKind } from '../../shared/report/columns'
import { oneOfFilter } from '../../shared/report/oneOfFilter'
import type { ColumnFilter } from '../../shared/report/rowSelection'
import { verdicts } from '../../shared/report/verdict'
import { countOf } from '../format/numbers'
import { useUptimeGoal } from '../preferences/useUptimeGoal'
import { useQuery } from '../transport/useQuery'
import { VerdictMark } from './VerdictMark'

interface VerdictCountsProps {
  readonly kind: ReportKind
  readonly reportId: number
  readonly onFilter: (filters: readonly ColumnFilter[], isOn: boolean) => void
  readonly onChosen: () => void
}

/** The number of stores with each verdict. Each is a button that filters by them. */
export function VerdictCounts({ kind, reportId, onFilter, onChosen }: VerdictCountsProps) {
  const goal = useUptimeGoal()
  const column = `verdict_${spanOfKind[kind].suffix}` as const
  const facet = useQuery('getFacet', { reportId, goal, column })
  const counts = facet?.ok ? new Map(facet.value.map(({ value, stores }) => [value, stores])) : null
  return (
    <ul className="verdictCounts" aria-label="Stores by verdict">
      {verdicts.map((verdict) => (
        <li key={verdict}>
          <button
            type="button"
            className="listButton"
            title="Show only these stores"
            onClick={() => {
              onFilter([oneOfFilter(column, [verdict])], true)
              onChosen()
            }}
          >
            <VerdictMark verdict={verdict} />
            {counts === null ? '…' : countOf(counts.get(verdict) ?? 0, 'store')}
          </button>
        </li>
      ))}
    </ul>
  )
}
