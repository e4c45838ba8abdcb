import { columnSets, isColumnKey, spanOfKind, type ReportKind, type RowColumn } from '../../shared/report/columns'
import type { ViewState } from '../../shared/preferences/preferences'

/** The matching column in a report of another kind. Attributes of stores are the same in both. The custom period stands for the last week. */
function counterpart(column: RowColumn, kind: ReportKind): RowColumn | undefined {
  if (!isColumnKey(column)) return column
  const keys = columnSets[kind].all
  const other = spanOfKind[kind === 'window' ? 'standard' : 'window'].suffix
  const name = column.endsWith(`_${other}`) ? column.slice(0, -other.length) + spanOfKind[kind].suffix : column
  return keys.find((key) => key === column) ?? keys.find((key) => key === name)
}

/**
 * A view as a report of this kind can show it: sorted by matching columns, and filtered by the columns that it has. A
 * filter by verdict applies to the verdict on the span of the report. Other values depend on the length of the span.
 */
export function viewForKind(view: ViewState, kind: ReportKind): ViewState {
  const keys = columnSets[kind].all
  const sort = view.rows.sort.flatMap(({ column, direction }) => {
    const ofKind = counterpart(column, kind)
    return ofKind === undefined ? [] : [{ column: ofKind, direction }]
  })
  const filters = view.rows.filters.flatMap((filter) => {
    const { column } = filter
    const ofKind = isColumnKey(column) && !column.startsWith('verdict_') ? keys.find((key) => key === column) : counterpart(column, kind)
    return ofKind === undefined ? [] : [{ ...filter, column: ofKind }]
  })
  return { ...view, rows: { ...view.rows, sort, filters } }
}
