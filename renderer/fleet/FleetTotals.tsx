import type { ReportKind } from '../../shared/report/columns'
import type { Totals } from '../../shared/report/report'
import type { ColumnFilter } from '../../shared/report/rowSelection'
import { isActive } from '../selection/namedFilters'
import { tilesOf } from './totalTiles'
import { VerdictMark } from '../goal/VerdictMark'
import { useUptimeGoal } from '../preferences/useUptimeGoal'
import './FleetTotals.css'

interface FleetTotalsProps {
  readonly kind: ReportKind
  /** Null until they are known. */
  readonly totals: Totals | null
  /** The active column filters. */
  readonly filters: readonly ColumnFilter[]
  /** Whether search or any filter hides stores. */
  readonly isNarrowed: boolean
  readonly onFilter: (filter: ColumnFilter, isOn: boolean) => void
  readonly onClear: () => void
}

const unknownTotals: Totals = {
  stores: 0,
  storesWithoutObservations: 0,
  storesDown: 0,
  storesClosedDown: 0,
  storesUnknown: 0,
  storesJudged: 0,
  uptimeHours: 0,
  downtimeHours: 0,
  uptimePercent: null,
  verdict: null,
  seenShare: null,
  outages: 0,
}

/** Six totals that follow search and filters. Each is a toggle for the filter that selects its stores. */
export function FleetTotals({ kind, totals, filters, isNarrowed, onFilter, onClear }: FleetTotalsProps) {
  const uptimeGoal = useUptimeGoal()
  return (
    <ul className="fleetTotals" aria-label="Fleet totals" data-region="tiles">
      {tilesOf(kind, totals ?? unknownTotals, uptimeGoal).map(({ label, value, note, explanation, verdict, filter }) => {
        const isPressed = filter === null ? !isNarrowed : isActive(filter, filters)
        return (
          <li key={label}>
            <button
              type="button"
              className="tile"
              title={explanation}
              aria-pressed={isPressed}
              onClick={() => {
                if (filter === null) onClear()
                else onFilter(filter, !isPressed)
              }}
            >
              <span className="tileLabel">{label}</span>
              <span className="tileValue">
                {totals === null ? '–' : value}
                {verdict !== null && <VerdictMark verdict={verdict} />}
              </span>
              {note !== undefined && <span className="tileNote">{note}</span>}
            </button>
          </li>
        )
      })}
    </ul>
  )
}
