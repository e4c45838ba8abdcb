import type { ReportKind } from '../../shared/report/columns'
import { oneOfFilter } from '../../shared/report/oneOfFilter'
import type { ColumnFilter } from '../../shared/report/rowSelection'
import { closedDownLabel } from '../../shared/report/verdict'

export function numberFilter(column: ColumnFilter['column'], type: 'equals' | 'lessThan' | 'greaterThan', value: number): ColumnFilter {
  return { column, join: 'and', conditions: [{ type, value }] }
}

/** Filters with a name, which stands on the tile and on the chip. All of them apply together. */
interface NamedFilter {
  readonly label: string
  readonly filters: readonly ColumnFilter[]
}

export function namedFilters(kind: ReportKind): Readonly<Record<'down' | 'closedDown' | 'unknown' | 'unobserved', NamedFilter>> {
  const time = kind === 'standard' ? 'now' : 'at the end of the period'
  return {
    down: { label: `Down ${time}`, filters: [oneOfFilter('state', ['down'])] },
    closedDown: { label: closedDownLabel, filters: [oneOfFilter('last_status', ['inactive']), oneOfFilter('state', ['closed'])] },
    unknown: { label: `Unknown ${time}`, filters: [oneOfFilter('state', ['unknown'])] },
    unobserved: { label: 'No observations', filters: [numberFilter('observations', 'equals', 0)] },
  }
}

/** The filters with a name among the active ones. */
export function activeNamedFilters(kind: ReportKind, active: readonly ColumnFilter[]): readonly NamedFilter[] {
  return Object.values(namedFilters(kind)).filter(({ filters }) => filters.every((filter) => isActive(filter, active)))
}

/** Whether exactly this filter is among the active ones. */
export function isActive(filter: ColumnFilter, filters: readonly ColumnFilter[]): boolean {
  const wanted = JSON.stringify(filter.conditions)
  return filters.some(({ column, conditions }) => column === filter.column && JSON.stringify(conditions) === wanted)
}
