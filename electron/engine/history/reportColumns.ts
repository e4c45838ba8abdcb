import { isColumnKey, type ColumnKey, type RowColumn } from '../../../shared/report/columns'
import { nameKey, type Attribute, type AttributeKey } from '../../../shared/folder/attributes'
import { attributeColumns, type AttributeColumn } from '../files/attributeColumns'
import { EngineError } from '../core/errors'

/** The attributes of the stores of a report, each with the column of `judged_row` that has it. */
export function columnsOfAttributes(attributes: readonly Attribute[]): ReadonlyMap<AttributeKey, AttributeColumn> {
  const others = attributeColumns.slice(1)
  let next = 0
  const found = new Map<AttributeKey, AttributeColumn>()
  for (const { key } of attributes) {
    const column = key === nameKey ? attributeColumns[0] : others[next++]
    if (column !== undefined) found.set(key, column)
  }
  return found
}

/** The column of `judged_row` that a key stands for in a report. Throws INVALID_INPUT if the report has no such column. */
export function judgedColumn(attributes: readonly Attribute[], key: RowColumn): ColumnKey | AttributeColumn {
  // A key of a fixed column is never that of an attribute.
  if (isColumnKey(key)) return key
  const column = columnsOfAttributes(attributes).get(key)
  if (column === undefined) throw new EngineError('INVALID_INPUT', `The report has no column "${key}".`)
  return column
}
