import type { MappedFile } from '../../../shared/folder/mapping'
import type { FileRole } from '../../../shared/folder/dataSet'
import type { CsvFile } from '../files/recognisedFile'
import type { FoundFile } from '../files/findFiles'
import { issueKinds } from '../files/issueKinds'
import { ambiguousColumns, findColumns } from '../files/recogniseHeader'
import { columnNames } from './sampleColumns'

/** A file as a user says it is, or why it cannot be that, as a sentence. */
type MapOutcome = { readonly file: CsvFile } | { readonly problem: string }

/**
 * Reads a file of the folder as the given table. Columns that the mapping does not name are found by the header. Names
 * of files and columns are compared with those that are there, and go no further.
 */
export function applyMapping(found: readonly FoundFile[], role: FileRole, { file, columns }: MappedFile): MapOutcome {
  const candidate = found.find(({ name }) => name === file)
  if (candidate === undefined) return { problem: `There is no CSV file "${file}" in the folder.` }
  const { path, name, start } = candidate
  if (typeof start === 'string') return { problem: `${name}: ${issueKinds[start].reason}` }
  const { layout, recognition: _, ...rest } = start
  const names = columnNames(layout.header)
  const byHeader = findColumns(role, layout.header)
  const unclear = ambiguousColumns(role, layout.header).find(({ column }) => columns[column] === undefined)
  if (unclear !== undefined) return { problem: columnQuestion(name, layout.header, unclear) }
  const places = byHeader.map(({ column, index }) => {
    const given = columns[column]
    return { column, given, index: given === undefined ? index : names.indexOf(given) }
  })
  const missing = places.find(({ index }) => index === -1)
  if (missing !== undefined) {
    const { column, given } = missing
    return { problem: given === undefined ? `${name}: no column is known to be ${column}.` : `${name} has no column "${given}".` }
  }
  const twice = places.find(({ index }, at) => places.findIndex((other) => other.index === index) !== at)
  if (twice !== undefined) return { problem: `${name}: the column "${names[twice.index]}" cannot be two things at once.` }
  const roles = names.map((__, at) => places.find(({ index }) => index === at)?.column ?? null)
  return { file: { path, name, ...rest, ...layout, role, columns: roles } }
}

/** Asks which column is meant where several may be. */
export function columnQuestion(
  file: string,
  header: readonly string[],
  { column, places }: { readonly column: string; readonly places: readonly number[] },
): string {
  const names = columnNames(header).filter((_, place) => places.includes(place))
  return `${file} has more than one column that may be ${column}: ${names.join(', ')}.`
}
