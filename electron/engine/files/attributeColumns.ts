import { maximumAttributes } from '../../../shared/folder/attributes'
import type { ReadColumn } from '../../../shared/folder/tableColumns'

/** A column with an attribute of stores, by the name that SQL files use: the name first, then the others in their order. */
export type AttributeColumn = 'store_name' | `attribute_${number}`
/** What a column of a file is read as. */
export type FileColumn = ReadColumn | AttributeColumn

export const attributeColumns: readonly AttributeColumn[] = [
  'store_name',
  ...Array.from({ length: maximumAttributes }, (_, index) => `attribute_${index + 1}` as const),
]

export function isAttributeColumn(column: FileColumn | null): column is AttributeColumn {
  return attributeColumns.some((known) => known === column)
}
