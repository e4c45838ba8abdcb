import type { MappedFile, Mapping } from '../../../shared/folder/mapping'
import type { FoundFile } from '../files/findFiles'
import type { RecognisedFile } from '../files/readFileHead'
import { columnNames, type ColumnSampler } from './columnSampler'
import { guessColumns, hasLocalTimes, localTimesOf, looksLikePolls, matchesAllColumns } from './guessColumns'

/** Polls that may be read wrongly, or are not read although others are. */
export interface PollDoubt {
  readonly file: string
  readonly isRead: boolean
  /** The column whose name says that its times are not UTC; null if there is none. */
  readonly localColumn: string | null
  /** The file with its likely columns if it is not read but could be; otherwise null. */
  readonly proposal: MappedFile | null
}

/**
 * Finds polls whose times are read as UTC against the name of their column, and files left over that look like polls, unless
 * the user has chosen the files of the polls.
 */
export async function doubtPolls(
  sampler: ColumnSampler,
  found: readonly FoundFile[],
  files: readonly RecognisedFile[],
  mapping: Mapping,
): Promise<readonly PollDoubt[]> {
  const doubts: PollDoubt[] = []
  for (const { path, name, head } of found) {
    if (typeof head === 'string') continue
    const read = files.filter((file) => file.name === name)
    const polls = read.find(({ role }) => role === 'polls')
    if (polls === undefined && (read.length > 0 || head.recognition !== null)) continue
    const columns = await sampler.sample(path, head)
    if (polls === undefined) {
      if (mapping.polls !== undefined || !looksLikePolls(columns)) continue
      const localColumn = localTimesOf(columns)
      const isWhole = localColumn === null && matchesAllColumns('polls', columns)
      doubts.push({ file: name, isRead: false, localColumn, proposal: isWhole ? { file: name, columns: guessColumns('polls', columns) } : null })
    } else {
      const written = columnNames(polls.header)[polls.columns.indexOf('timestamp_utc')]
      const column = columns.find((candidate) => candidate.name === written)
      if (column !== undefined && hasLocalTimes(column)) doubts.push({ file: name, isRead: true, localColumn: column.name, proposal: null })
    }
  }
  return doubts
}
