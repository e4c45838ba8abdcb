import type { Attribute } from '../../../shared/folder/attributes'
import { columnSets, kindOf, withAttributeColumns, type RowColumn } from '../../../shared/report/columns'
import type { GroupBy } from '../../../shared/report/groups'
import type { Report } from '../../../shared/report/report'
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

function findAttribute(text: string, attributes: readonly Attribute[]): Attribute['key'] | undefined {
  const isLabel = ({ label }: Attribute): boolean => label.toLowerCase() === text.toLowerCase()
  return (attributes.find(({ key }) => key === text) ?? attributes.find(isLabel))?.key
}
