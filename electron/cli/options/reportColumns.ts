import type { Attribute } from '../../../shared/folder/attributes'
import { columnSets, kindOf, withAttributeColumns, type RowColumn } from '../../../shared/report/columns'
import { groupColumnsOfKind, type GroupBy } from '../../../shared/report/groups'
import type { Report } from '../../../shared/report/report'
import type { GroupOrder } from '../../../shared/report/rowSelection'
import { EngineError } from '../../engine/core/errors'

/**
 * The columns that a value of `--columns` stands for: `standard`, `all`, or the store id and the columns with these keys. An
 * attribute can be named by its label too. Throws INVALID_INPUT if the report does not have a column.
 */
export function chosenColumns(text: string, report: Report): readonly RowColumn[] {
  const { standard, all } = columnSets[kindOf(report)]
  if (text === 'standard') return standard
  const everyColumn = withAttributeColumns(all, report.attributes)
  if (text === 'all') return everyColumn
  const named = text.split(',').map((written) => {
    const name = written.trim()
    const key = everyColumn.find((column) => column === name) ?? findAttribute(name, report.attributes)
    if (key === undefined) throw new EngineError('INVALID_INPUT', `There is no column "${name}". The columns are ${everyColumn.join(', ')}.`)
    return key
  })
  return [...new Set<RowColumn>(['store_id', ...named])]
}

/**
 * What stores are grouped or split by: the time zone, or an attribute by its key or label. Throws INVALID_INPUT if the report
 * does not have it.
 */
export function chosenGroupBy(text: string, { attributes }: Report): GroupBy {
  if (text === 'timezone') return text
  const key = findAttribute(text, attributes)
  if (key !== undefined) return key
  const known = ['timezone', ...attributes.map((attribute) => attribute.key)].join(', ')
  throw new EngineError('INVALID_INPUT', `The stores have no attribute "${text}". They can be grouped by ${known}.`)
}

/**
 * The order that a value of `--group-sort` stands for: columns of groups, or what they are grouped by, each with `:desc` if the
 * largest come first. Throws INVALID_INPUT if groups do not have a column.
 */
export function chosenGroupSort(text: string, groupBy: GroupBy, report: Report): readonly GroupOrder[] {
  const columns = groupColumnsOfKind[kindOf(report)].map(({ key }) => key)
  return text.split(',').map((written) => {
    const [, name = '', descending] = /^\s*(.*?)\s*(:desc)?\s*$/.exec(written) ?? []
    const direction = descending === undefined ? 'asc' : 'desc'
    if (name === groupBy || findAttribute(name, report.attributes) === groupBy) return { column: 'value', direction }
    const column = columns.find((key) => key === name)
    if (column === undefined) throw new EngineError('INVALID_INPUT', `Groups have no column "${name}". The columns are ${[groupBy, ...columns].join(', ')}.`)
    return { column, direction }
  })
}

function findAttribute(text: string, attributes: readonly Attribute[]): Attribute['key'] | undefined {
  const isLabel = ({ label }: Attribute): boolean => label.toLowerCase() === text.toLowerCase()
  return (attributes.find(({ key }) => key === text) ?? attributes.find(isLabel))?.key
}
