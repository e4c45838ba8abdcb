import type { ReadColumn } from '../../../shared/folder/tableColumns'
import { isAttributeColumn } from '../files/attributeColumns'
import { findColumns } from '../files/recogniseHeader'
import { columnNames } from '../mapping/columnSampler'
import type { SourceFile } from './sourceFile'

/** Says in sentences how a file has its table, unless it has just the columns of the table under their usual names. */
export function describeShape(file: SourceFile): readonly string[] {
  const { role, header, headerOf } = file
  const chosen = headerOf === null ? chosenColumns(file) : []
  const sentences = [
    headerOf === null ? null : `Without a header: read with the columns of ${headerOf}.`,
    chosen.length === 0 ? null : `Chosen columns: ${chosen.join(', ')}.`,
  ]
  const names = columnNames(header)
  const nameOf = (column: ReadColumn): string | null => names[file.columns.indexOf(column)] ?? null
  const [hours, time, zone] = [nameOf('hours'), nameOf('time_utc'), nameOf('timezone_str')]
  const flags = (['is_closed', 'is_open'] as const).flatMap((column) => nameOf(column) ?? [])
  if (role === 'businessHours' && nameOf('day') === null) {
    sentences.push('One row a store: the columns are named after weekdays, and an empty field is a closed day.')
  }
  if (hours !== null) sentences.push(`Both ends of an opening are in the column ${hours}.`)
  if (time !== null) sentences.push(`The time of a poll is in the column ${time}, and its date in ${nameOf('timestamp_utc')}.`)
  if (flags.length > 0) sentences.push(`Closed days are marked in the column ${flags.join(' and ')}.`)
  if (zone !== null && role !== 'timezones') {
    sentences.push(`Time zones are in the column ${zone}, for stores that no time zone file names.`)
  }
  const attributes = names.filter((_, at) => isAttributeColumn(file.columns[at] ?? null))
  if (attributes.length > 0) sentences.push(`Names and attributes of stores: ${attributes.join(', ')}.`)
  return sentences.filter((sentence) => sentence !== null)
}

/** `merchant is store_id` for each column whose name does not say so. */
function chosenColumns({ role, header, columns }: SourceFile): readonly string[] {
  const byName = findColumns(role, header)
  return columnNames(header).flatMap((name, at) => {
    const column = columns[at] ?? null
    if (column === null || isAttributeColumn(column)) return []
    return byName.get(column) === at ? [] : [`${name} is ${column}`]
  })
}
