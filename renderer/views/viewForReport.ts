import type { Attribute } from '../../shared/folder/attributes'
import { columnSets, isColumnKey, spanOfKind, type ReportKind, type RowColumn } from '../../shared/report/columns'
import type { ViewState } from '../../shared/preferences/preferences'
import type { ColumnFilter } from '../../shared/report/rowSelection'
import { inColumnOrder } from './columnFilters'

/** The matching column in a report of another kind. Attributes of stores are the same in both. The custom period stands for the last week. */
function counterpart(column: RowColumn, kind: ReportKind): RowColumn | undefined {
  if (!isColumnKey(column)) return column
  const keys = columnSets[kind].all
  const other = spanOfKind[kind === 'window' ? 'standard' : 'window'].suffix
  const name = column.endsWith(`_${other}`) ? column.slice(0, -other.length) + spanOfKind[kind].suffix : column
  return keys.find((key) => key === column) ?? keys.find((key) => key === name)
}

function isMissing(column: RowColumn, attributes: readonly Attribute[]): boolean {
  return !isColumnKey(column) && attributes.every(({ key }) => key !== column)
}

/** The filters that a report with these attributes cannot apply. */
export function filtersOfMissingAttributes({ rows }: ViewState, attributes: readonly Attribute[]): readonly ColumnFilter[] {
  return rows.filters.filter(({ column }) => isMissing(column, attributes))
}

/**
 * A view as a report of this kind and with these attributes can show it: sorted, filtered and grouped by the columns that
 * it has. A filter by verdict applies to the verdict on the span of the report. Other values depend on the length of the
 * span.
 */
export function viewForReport(view: ViewState, kind: ReportKind, attributes: readonly Attribute[]): ViewState {
  const keys = columnSets[kind].all
  const sort = view.rows.sort.flatMap(({ column, direction }) => {
    const ofKind = counterpart(column, kind)
    return ofKind === undefined || isMissing(ofKind, attributes) ? [] : [{ column: ofKind, direction }]
  })
  const filters = view.rows.filters.flatMap((filter) => {
    const { column } = filter
    const ofKind = isColumnKey(column) && !column.startsWith('verdict_') ? keys.find((key) => key === column) : counterpart(column, kind)
    return ofKind === undefined || isMissing(ofKind, attributes) ? [] : [{ ...filter, column: ofKind }]
  })
  const groupBy = view.groupBy === undefined || isMissing(view.groupBy, attributes) ? undefined : view.groupBy
  return { ...view, groupBy, rows: { ...view.rows, sort, filters: inColumnOrder(filters) } }
}
