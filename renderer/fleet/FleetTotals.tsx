import type { ReportKind } from '../../shared/report/columns'
import type { Totals } from '../../shared/report/report'
import type { ColumnFilter } from '../../shared/report/rowSelection'
import { sightCaution } from '../../shared/report/fleetWords'
import { isJudged } from '../../shared/report/verdict'
import { formatNumber } from '../format/numbers'
import { isActive } from '../selection/namedFilters'
import { tilesOf } from './totalTiles'
import { VerdictMark } from '../goal/VerdictMark'
import { useUptimeGoal } from '../preferences/useUptimeGoal'
import { WarningIcon } from '../ui/WarningIcon'
import './FleetTotals.css'

interface FleetTotalsProps {
  readonly kind: ReportKind
  /** Null until they are known. */
  readonly totals: Totals | null
  /** The active column filters. */
  readonly filters: readonly ColumnFilter[]
  /** Whether search or any filter hides stores. */
  readonly isNarrowed: boolean
  readonly onFilter: (filters: readonly ColumnFilter[], isOn: boolean) => void
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

/**
 * Six totals that follow search and filters. Each is a toggle for the filter that selects its stores. A sentence below says
 * so if too little was seen.
 */
export function FleetTotals({ kind, totals, filters, isNarrowed, onFilter, onClear }: FleetTotalsProps) {
  const uptimeGoal = useUptimeGoal()
  const caution = totals === null ? null : sightCaution(totals, uptimeGoal, formatNumber)

  function toggle(chosen: readonly ColumnFilter[]): { readonly 'aria-pressed': boolean; readonly onClick: () => void } {
    if (chosen.length === 0) return { 'aria-pressed': !isNarrowed, onClick: onClear }
    const isPressed = chosen.every((filter) => isActive(filter, filters))
    return { 'aria-pressed': isPressed, onClick: () => onFilter(chosen, !isPressed) }
  }

  return (
    <div data-region="tiles">
      <ul className="fleetTotals" aria-label="Fleet totals">
        {tilesOf(kind, totals ?? unknownTotals, uptimeGoal).map(({ label, value, note, explanation, verdict = null, filters: chosen, entries = [] }) => (
          <li key={label}>
            <button type="button" className="tile" title={explanation} {...toggle(chosen)}>
              <span className="tileLabel">{label}</span>
              <span className={verdict === null || isJudged(verdict) ? 'tileValue' : 'tileValue uncertain'}>
                {totals === null ? '–' : value}
                {verdict !== null && <VerdictMark verdict={verdict} />}
              </span>
              {totals !== null && note !== undefined && <span className="tileNote">{note}</span>}
            </button>
            {entries.map((entry) => (
              <button key={entry.label} type="button" className="tileEntry" title={entry.explanation} {...toggle(entry.filters)}>
                <span>{entry.label}</span> <strong>{totals === null ? '–' : entry.value}</strong>
              </button>
            ))}
          </li>
        ))}
      </ul>
      {caution !== null && (
        <p className="fleetCaution">
          <WarningIcon />
          {caution}
        </p>
      )}
    </div>
  )
}
