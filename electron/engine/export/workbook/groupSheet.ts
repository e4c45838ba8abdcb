import type { Attribute } from '../../../../shared/folder/attributes'
import type { ReportKind } from '../../../../shared/report/columns'
import { groupByLabel, groupColumnsOfKind, withoutValueLabel, type GroupBy, type GroupColumnKey, type StoreGroup } from '../../../../shared/report/groups'
import { isVerdict } from '../../../../shared/report/verdict'
import type { Cell } from '../../write/sheetXml'
import type { Sheet } from '../../write/writeWorkbook'
import { sheetColumn, tableSheet, verdictCell } from './reportSheets'

/** The groups of the selected stores; `attributes` are those of the report. */
export function groupSheet(kind: ReportKind, attributes: readonly Attribute[], groupBy: GroupBy, groups: AsyncIterable<readonly StoreGroup[]>): Sheet {
  const columns = groupColumnsOfKind[kind]
  const sheetColumns = [{ heading: groupByLabel(groupBy, attributes), format: 'text' as const, width: 28 }, ...columns.map((column) => sheetColumn(column))]
  return tableSheet('Groups', sheetColumns, groups, (group) => [group.value ?? withoutValueLabel, ...columns.map(({ key }) => groupCell(key, group))])
}

function groupCell(key: GroupColumnKey, group: StoreGroup): Cell {
  const value = group[key]
  if (typeof value === 'string' && isVerdict(value)) return verdictCell(value)
  return group.stores_observed === 0 && /^(?:uptime|downtime|outages)_/.test(key) ? null : value
}
