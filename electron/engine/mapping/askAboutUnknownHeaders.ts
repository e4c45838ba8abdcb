import type { FileRole } from '../../../shared/folder/dataSet'
import { tableColumns } from '../../../shared/folder/tableColumns'
import type { CsvFile } from '../files/recognisedFile'
import type { Connection } from '../core/database'
import { EngineError } from '../core/errors'
import type { FoundFile } from '../files/findFiles'
import { matchesAllColumns, mayBePolls } from './guessColumns'
import { issueKinds } from '../files/issueKinds'
import type { MappingQuestion } from './mappingNeeded'
import { missingColumns } from '../files/recogniseHeader'
import { sampleColumns } from './sampleColumns'
import { tableLabels } from '../../../shared/core/labels'

/**
 * Asks about files whose headers are unknown, but whose values are those of a table: of the polls, or of one that the
 * folder lacks. Read without it, stores would be open around the clock, or in another time zone, without a word.
 */
export async function askAboutUnknown(
  connection: Connection,
  found: readonly FoundFile[],
  files: readonly CsvFile[],
  unsettled: readonly FileRole[],
): Promise<readonly MappingQuestion[]> {
  const lacking = unsettled.filter((role) => role === 'polls' || !files.some((file) => file.role === role))
  const questions: MappingQuestion[] = []
  for (const { path, name, start } of found) {
    if (typeof start === 'string' || start.recognition !== null || files.some((file) => file.name === name)) continue
    const columns = await sampleColumns(connection, path, start)
    const role = lacking.find((candidate) => matchesAllColumns(candidate, columns))
    if (role === undefined) continue
    const header = columns.map((column) => column.name).join(', ')
    questions.push({ role, sentence: `${name} seems to have ${tableLabels[role].toLowerCase()}, but not under the usual names: ${header}.` })
  }
  return questions
}

/** The question which file has the polls; where none may have them, DATA_UNUSABLE says so. */
export async function askForPolls(
  connection: Connection,
  folder: string,
  found: readonly FoundFile[],
): Promise<MappingQuestion> {
  const wanted = tableColumns.polls.join(', ')
  const names = found.map(({ name }) => name).toSorted()
  const hints = found.map(hint).filter((text) => text !== null)
  const sentence = [
    `No CSV file in ${folder} has the columns of polls (${wanted}).`,
    names.length === 0 ? 'There are no CSV files in it.' : `Found: ${names.join(', ')}.`,
    ...hints.slice(0, 3),
  ].join(' ')
  for (const { path, start } of found) {
    if (typeof start !== 'string' && start.recognition === null && mayBePolls(await sampleColumns(connection, path, start))) {
      return { role: 'polls', sentence }
    }
  }
  throw new EngineError('DATA_UNUSABLE', sentence)
}

/** Why a file that is not read may be the one that is looked for. */
function hint({ name, start }: FoundFile): string | null {
  if (typeof start === 'string') return `${name}: ${issueKinds[start].reason}`
  if (start.recognition !== null) return null
  const lacking = missingColumns('polls', start.layout.header)
  const isNear = lacking.length < tableColumns.polls.length
  return isNear ? `${name} has no column ${lacking.join(' and no column ')}.` : null
}
