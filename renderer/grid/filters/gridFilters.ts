import type { FilterModel } from 'ag-grid-community'
import { isAttributeKey } from '../../../shared/folder/attributes'
import { attributeColumn, columns, isColumnKey, type Column } from '../../../shared/report/columns'
import type { ColumnFilter, Condition } from '../../../shared/report/rowSelection'
import { toPercent, toShare } from '../../format/numbers'
import { inColumnOrder } from '../../views/columnFilters'

const presenceTests = ['blank', 'notBlank'] as const
const comparisons = ['equals', 'notEqual', 'lessThan', 'lessThanOrEqual', 'greaterThan', 'greaterThanOrEqual'] as const
/** The text options of the grid, with their names in the engine. */
const textTests = {
  contains: 'contains',
  notContains: 'notContains',
  startsWith: 'startsWith',
  endsWith: 'endsWith',
  equals: 'equalsText',
  notEqual: 'notEqualText',
} as const

/** The number options of the grid. Each has a counterpart in `Condition`. */
export const numberFilterOptions = [...comparisons, 'inRange', ...presenceTests] as const
export const textFilterOptions = [...Object.keys(textTests), ...presenceTests]

interface GridCondition {
  readonly filterType?: 'text' | 'number'
  readonly type?: string | null
  readonly filter?: unknown
  readonly filterTo?: unknown
}
/** The filter of one column in AG Grid: one condition, or several joined ones. */
export type GridFilterModel = GridCondition | { readonly operator: 'AND' | 'OR'; readonly conditions: readonly GridCondition[] }

type Unit = Column['unit']

/** The grid shows shares as percentages, so its filters hold percentages. */
function toEngine(value: number, unit: Unit): number {
  return unit === 'share' ? toShare(value) : value
}

function toGrid(value: number, unit: Unit): number {
  return unit === 'share' ? toPercent(value) : value
}

function numberCondition({ type, filter, filterTo }: GridCondition, unit: Unit): Condition | null {
  if (typeof filter !== 'number') return null
  const value = toEngine(filter, unit)
  if (type === 'inRange') return typeof filterTo === 'number' ? { type, from: value, to: toEngine(filterTo, unit) } : null
  const comparison = comparisons.find((name) => name === type)
  return comparison === undefined ? null : { type: comparison, value }
}

function textCondition({ type, filter }: GridCondition): Condition | null {
  if (type === 'oneOf') return isFacetChoice(filter) ? { type, values: filter } : null
  if (typeof filter !== 'string') return null
  const test = Object.entries(textTests).find(([name]) => name === type)?.[1]
  return test === undefined ? null : { type: test, value: filter }
}

function isFacetChoice(filter: unknown): filter is (string | null)[] {
  return Array.isArray(filter) && filter.length > 0 && filter.every((value) => value === null || typeof value === 'string')
}

function toCondition({ kind, unit }: Pick<Column, 'kind' | 'unit'>, condition: GridCondition): Condition | null {
  const presence = presenceTests.find((name) => name === condition.type)
  if (presence !== undefined) return { type: presence }
  return kind === 'number' ? numberCondition(condition, unit) : textCondition(condition)
}

/**
 * The filters of the grid as the engine takes them, in column order. A condition that is not filled in yet, such as a
 * range with one end, is left out.
 */
export function toColumnFilters(model: FilterModel): ColumnFilter[] {
  const filters = Object.keys(model).flatMap((key) => {
    const filter: GridFilterModel | null | undefined = model[key]
    if (!filter || !(isColumnKey(key) || isAttributeKey(key))) return []
    const column = columnOf(key)
    const isJoined = 'conditions' in filter
    const conditions = (isJoined ? filter.conditions : [filter])
      .map((condition) => toCondition(column, condition))
      .filter((condition) => condition !== null)
    if (conditions.length === 0) return []
    return [{ column: key, join: isJoined && filter.operator === 'OR' ? ('or' as const) : ('and' as const), conditions }]
  })
  return inColumnOrder(filters)
}

function columnOf(key: string): Column {
  return columns.find((column) => column.key === key) ?? attributeColumn([], key)
}

function toGridCondition(condition: Condition, unit: Unit): GridCondition {
  switch (condition.type) {
    case 'blank':
    case 'notBlank':
      return condition
    case 'oneOf':
      return { type: condition.type, filter: condition.values }
    case 'inRange':
      return { type: condition.type, filter: toGrid(condition.from, unit), filterTo: toGrid(condition.to, unit) }
  }
  const textOption = Object.entries(textTests).find(([, test]) => test === condition.type)?.[0]
  const { value } = condition
  return { type: textOption ?? condition.type, filter: typeof value === 'number' ? toGrid(value, unit) : value }
}

/** The filters of the engine as the grid keeps them: the reverse of `toColumnFilters`. */
export function toFilterModel(filters: readonly ColumnFilter[]): FilterModel {
  return Object.fromEntries(
    filters.map(({ column, join, conditions }) => {
      const { kind: filterType, unit } = columnOf(column)
      const parts = conditions.map((condition) => ({ filterType, ...toGridCondition(condition, unit) }))
      return [column, parts.length === 1 ? parts[0] : { filterType, operator: join.toUpperCase(), conditions: parts }]
    }),
  )
}
