import { usualRoles, type FileRole } from '../../../shared/folder/fileRole'
import { tableColumns } from '../../../shared/folder/tableColumns'
import { hasHeader, type FileHead, type RecognisedFile } from '../files/readFileHead'
import { EngineError } from '../core/errors'
import type { FoundFile } from '../files/findFiles'
import { guessColumns, localTimesOf, matchesAllColumns, mayBePolls, seemsToBePolls, surelyIs } from './guessColumns'
import { issueKinds } from '../files/issueKinds'
import type { MappingQuestion, Proposal, UnreadPolls } from './assignFiles'
import { namesColumn } from '../files/pathColumns'
import { missingColumns } from '../files/recogniseHeader'
import type { ColumnSampler } from './columnSampler'
import { tableLabels } from '../../../shared/core/labels'

/**
 * Asks about files with an unknown header whose values look like polls, or like a table that the folder lacks. Without
 * the question, stores would silently count as always open or be reported in the default time zone. A file that is read as
 * stores is asked about too if its values look like polls or business hours.
 */
export async function askAboutUnknownHeaders(
  sampler: ColumnSampler,
  found: readonly FoundFile[],
  files: readonly RecognisedFile[],
  unsettled: readonly FileRole[],
): Promise<readonly MappingQuestion[]> {
  const lacking = unsettled.filter((role) => isLacking(role, files))
  const questions: MappingQuestion[] = []
  const candidates = unsettled.includes('stores') ? filesThatCanBeAnything(found, files) : unknownFiles(found, files)
  for (const { path, name, head } of candidates) {
    const columns = await sampler.sample(path, head)
    const isOfStores = head.recognition !== null
    const role = lacking.find((candidate) => !(isOfStores && candidate === 'timezones') && surelyIs(candidate, columns))
    if (role === undefined) continue
    const header = columns.map((column) => column.name).join(', ')
    const why = hasHeader(head) ? `its columns have other names: ${header}` : 'it has no header'
    questions.push({ role, sentence: `${name} seems to contain ${tableLabels[role].toLowerCase()}, but ${why}.` })
  }
  return questions
}

/** Nearly any list of stores has columns that could be those of exceptions or attributes, so only headers tell about these. */
function isLacking(role: FileRole, files: readonly RecognisedFile[]): boolean {
  return role === 'polls' || (usualRoles.some((usual) => usual === role) && !files.some((file) => file.role === role))
}

/** Proposes files that may be a table which the folder lacks, without being sure. */
export async function proposeFiles(
  sampler: ColumnSampler,
  found: readonly FoundFile[],
  files: readonly RecognisedFile[],
  unsettled: readonly FileRole[],
): Promise<readonly Proposal[]> {
  const lacking = unsettled.filter((role) => role !== 'polls' && isLacking(role, files))
  const proposals: Proposal[] = []
  for (const { path, name, head } of unknownFiles(found, files)) {
    const columns = await sampler.sample(path, head)
    const role = lacking.find((candidate) => matchesAllColumns(candidate, columns))
    if (role !== undefined) proposals.push({ role, file: { file: name, columns: guessColumns(role, columns) } })
  }
  return proposals
}

/**
 * Finds files that seem to have polls but are not read: their headers are not those of polls, or they lie in folders that
 * name columns while the folder itself has polls.
 */
export async function findUnreadPolls(
  sampler: ColumnSampler,
  found: readonly FoundFile[],
  files: readonly RecognisedFile[],
): Promise<readonly UnreadPolls[]> {
  const unread: UnreadPolls[] = []
  for (const { path, name, head } of unreadFiles(found, files)) {
    if (head.recognition !== null) {
      if (head.recognition.role === 'polls' && namesColumn(name)) unread.push({ name, reason: 'set_aside', columns: {} })
      continue
    }
    const columns = await sampler.sample(path, head)
    if (!seemsToBePolls(columns)) continue
    const unnamed = hasHeader(head) ? 'header' : 'headless'
    const reason = localTimesOf(columns) === null ? unnamed : 'local_times'
    unread.push({ name, reason, columns: matchesAllColumns('polls', columns) ? guessColumns('polls', columns) : null })
  }
  return unread
}

interface UnreadFile extends FoundFile {
  readonly head: FileHead
}

/** The files that can have rows and are not read as a table. */
function unreadFiles(found: readonly FoundFile[], files: readonly RecognisedFile[]): readonly UnreadFile[] {
  const read = new Set(files.map(({ name }) => name))
  return found.flatMap(({ head, ...file }) => (typeof head === 'string' || read.has(file.name) ? [] : [{ ...file, head }]))
}

/** Those of them whose header is not that of a table. */
function unknownFiles(found: readonly FoundFile[], files: readonly RecognisedFile[]): readonly UnreadFile[] {
  return unreadFiles(found, files).filter(({ head }) => head.recognition === null)
}

/** Those of them, and the files that are read as stores, which are known by the name of one column only. */
function filesThatCanBeAnything(found: readonly FoundFile[], files: readonly RecognisedFile[]): readonly UnreadFile[] {
  const others = files.filter(({ role }) => role !== 'stores')
  return unreadFiles(found, others).filter(({ head }) => isUncertain(head))
}

/** Whether a file can be another table than its header says, or if its header says none. */
function isUncertain({ recognition }: FileHead): boolean {
  return recognition === null || recognition.role === 'stores'
}

/** Asks which file has the polls. Throws DATA_UNUSABLE if none of them can have polls. */
export async function askForPolls(
  sampler: ColumnSampler,
  folder: string,
  found: readonly FoundFile[],
): Promise<MappingQuestion> {
  const wanted = tableColumns.polls.join(', ')
  const names = found.map(({ name }) => name).toSorted()
  const hints: string[] = []
  for (const file of found) hints.push(...(await hintsOf(sampler, file)))
  const sentence = [
    `No CSV file in ${folder} has the columns of polls (${wanted}).`,
    names.length === 0 ? 'It contains no CSV files.' : `Found: ${names.join(', ')}.`,
    ...hints.slice(0, 3),
  ].join(' ')
  for (const { path, head } of found) {
    if (typeof head !== 'string' && isUncertain(head) && mayBePolls(await sampler.sample(path, head))) {
      return { role: 'polls', sentence }
    }
  }
  throw new EngineError('DATA_UNUSABLE', sentence)
}

/** Explains why a file is not read as polls, if the user may have meant it to be. */
async function hintsOf(sampler: ColumnSampler, { path, name, head }: FoundFile): Promise<readonly string[]> {
  if (typeof head === 'string') return [`${name}: ${issueKinds[head].reason}`]
  if (!isUncertain(head)) return []
  const lacking = missingColumns('polls', head.layout.header)
  if (lacking.length === tableColumns.polls.length) return []
  const local = localTimesOf(await sampler.sample(path, head))
  return [
    `${name} has no column ${lacking.join(' and no column ')}.`,
    ...(local === null ? [] : [`The times in "${local}" do not seem to be UTC: convert them, or write an offset such as -05:00 after each.`]),
  ]
}
