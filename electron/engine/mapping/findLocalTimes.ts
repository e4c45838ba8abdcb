import type { FoundFile } from '../files/findFiles'
import { findColumns } from '../files/recogniseHeader'
import type { RecognisedFile } from '../files/readFileHead'
import { columnNames, type ColumnSampler } from './columnSampler'
import { hasLocalTimes, namesLocalTime } from './localTimes'

/** A column of a poll file that is read as UTC although its name says that its times are local. */
export interface LocalTimes {
  readonly file: string
  readonly column: string
}

/** Finds polls whose times are read as UTC against the name of their column, as the user has chosen. */
export async function findLocalTimes(
  sampler: ColumnSampler,
  found: readonly FoundFile[],
  files: readonly RecognisedFile[],
): Promise<readonly LocalTimes[]> {
  const local: LocalTimes[] = []
  for (const { name, role, header, columns } of files) {
    const file = found.find((candidate) => candidate.name === name)
    const column = columnNames(header)[columns.indexOf('timestamp_utc')]
    if (role !== 'polls' || file === undefined || typeof file.head === 'string' || column === undefined) continue
    // A name that the header is recognised by does not say so.
    if (findColumns('polls', header).get('timestamp_utc') === columns.indexOf('timestamp_utc') || !namesLocalTime(column)) continue
    const sampled = (await sampler.sample(file.path, file.head)).find((candidate) => candidate.name === column)
    if (sampled !== undefined && hasLocalTimes(sampled)) local.push({ file: name, column })
  }
  return local
}
