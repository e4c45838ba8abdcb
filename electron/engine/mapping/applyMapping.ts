import type { MappedFile } from '../../../shared/folder/mapping'
import type { FileRole } from '../../../shared/folder/fileRole'
import type { FoundFile } from '../files/findFiles'
import type { RecognisedFile } from '../files/readFileHead'
import { issueKinds } from '../files/issueKinds'
import { missingColumnsOf, readColumns } from '../../../shared/folder/tableColumns'
import { ambiguousColumns, columnsByPosition, findColumns } from '../files/recogniseHeader'
import { columnNames } from './columnSampler'

/** The file as the user has mapped it, or a sentence that says why that is not possible. */
type MapOutcome = { readonly file: RecognisedFile } | { readonly problem: string }

/**
 * Assigns a file of the folder to the given table. The header decides about columns that the mapping does not name, and
 * an empty name says that the file has no such column. Names in the mapping are only compared with existing names: they
 * are never used as paths or in SQL.
 */
export function applyMapping(found: readonly FoundFile[], role: FileRole, { file, columns }: MappedFile): MapOutcome {
  const candidate = found.find(({ name }) => name === file)
  if (candidate === undefined) return { problem: `The folder has no CSV file "${file}".` }
  const { path, name, head } = candidate
  if (typeof head === 'string') return { problem: `${name}: ${issueKinds[head].reason}` }
  const { layout, recognition: _, ...rest } = head
  const names = columnNames(layout.header)
  const byHeader = findColumns(role, layout.header)
  const ambiguous = ambiguousColumns(role, layout.header).find(({ column }) => columns[column] === undefined)
  if (ambiguous !== undefined) return { problem: columnQuestion(name, layout.header, ambiguous) }
  const positions = new Map(byHeader)
  for (const column of readColumns(role)) {
    const given = columns[column]
    if (given === undefined) continue
    if (given === '') {
      positions.delete(column)
      continue
    }
    const index = names.indexOf(given)
    if (index === -1) return { problem: `${name} has no column "${given}".` }
    const earlier = Object.values(columns).filter((other) => other === given)
    if (earlier.length > 1) return { problem: `${name}: the column "${given}" is chosen twice.` }
    for (const [other, at] of byHeader) if (at === index) positions.delete(other)
    positions.set(column, index)
  }
  const [missing] = missingColumnsOf(role, [...positions.keys()])
  if (missing !== undefined) return { problem: `${name}: choose the column that is ${missing}.` }
  return { file: { path, name, ...rest, ...layout, role, columns: columnsByPosition(positions, layout.header) } }
}

/** Asks which of several possible columns is meant. */
export function columnQuestion(
  file: string,
  header: readonly string[],
  { column, positions }: { readonly column: string; readonly positions: readonly number[] },
): string {
  const names = columnNames(header).filter((_, position) => positions.includes(position))
  return `${file} has more than one column that could be ${column}: ${names.join(', ')}.`
}
