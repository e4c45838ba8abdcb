import type { ReportKind } from '../../shared/report/columns'
import type { ColumnFilter } from '../../shared/report/rowSelection'

export function numberFilter(column: ColumnFilter['column'], type: 'equals' | 'lessThan' | 'greaterThan', value: number): ColumnFilter {
  return { column, join: 'and', conditions: [{ type, value }] }
}

/** Filters with a name, which stands on the tile and on the chip. */
export function namedFilters(kind: ReportKind): Readonly<Record<'down' | 'unobserved', { readonly label: string; readonly filter: ColumnFilter }>> {
  return {
    down: {
      label: kind === 'standard' ? 'Stores down now' : 'Down at the end of the period',
      filter: { column: 'last_status', join: 'and', conditions: [{ type: 'equalsText', value: 'inactive' }] },
    },
    unobserved: { label: 'No observations', filter: numberFilter('observations', 'equals', 0) },
  }
}

/** The name of a filter; null if it has none. */
export function nameOfFilter(kind: ReportKind, wanted: ColumnFilter): string | null {
  return Object.values(namedFilters(kind)).find(({ filter }) => isActive(filter, [wanted]))?.label ?? null
}

/** Whether exactly this filter is among the active ones. */
export function isActive(filter: ColumnFilter, filters: readonly ColumnFilter[]): boolean {
  const wanted = JSON.stringify(filter.conditions)
  return filters.some(({ column, conditions }) => column === filter.column && JSON.stringify(conditions) === wanted)
}
