import type { Mapping } from '../../../shared/folder/mapping'
import { fileRoles } from '../../../shared/folder/fileRole'
import { askAboutStatuses } from './askAboutStatuses'
import { askAboutUnknownHeaders, askForPolls, findUnreadPolls, proposeFiles } from './askAboutUnknownHeaders'
import { assignFiles, type AssignedFiles, type Proposal, type UnreadPolls } from './assignFiles'
import type { Connection } from '../core/connection'
import { findFiles, type FoundFile } from '../files/findFiles'
import { findLocalTimes, type LocalTimes } from './findLocalTimes'
import { ColumnSampler } from './columnSampler'

/** The files of a folder, and what is not certain about them. */
export interface RecognisedFolder extends AssignedFiles {
  /** What files that are not read can be, if a table is missing. */
  readonly proposals: readonly Proposal[]
  /** Files that seem to have polls but are not read, although other polls are. */
  readonly unreadPolls: readonly UnreadPolls[]
  readonly localTimes: readonly LocalTimes[]
  /** The words in status columns whose meaning is not known. */
  readonly unknownStatuses: readonly string[]
}

/**
 * Finds the files of a folder and what each of them is, by its header or as `mapping` says. Links that lead out of `root`
 * are not followed, unless it is null. Throws FOLDER_UNREADABLE, and DATA_UNUSABLE if none of the files can be the polls.
 */
export async function recogniseFolder(
  connection: Connection,
  folder: string,
  mapping: Mapping,
  root: string | null,
): Promise<RecognisedFolder> {
  const found = await findFiles(connection, folder, mapping, root)
  return recogniseFiles(connection, new ColumnSampler(connection), folder, found, mapping)
}

/** Does the same with files that have been found already. Throws DATA_UNUSABLE if none of them can be the polls. */
export async function recogniseFiles(
  connection: Connection,
  sampler: ColumnSampler,
  folder: string,
  found: readonly FoundFile[],
  mapping: Mapping,
): Promise<RecognisedFolder> {
  const { files, ignored, questions } = assignFiles(found, mapping)
  const unsettled = fileRoles.filter((role) => mapping[role] === undefined && !questions.some((question) => question.role === role))
  const open = [...questions, ...(await askAboutUnknownHeaders(sampler, found, files, unsettled))]
  if (![...files, ...open].some(({ role }) => role === 'polls')) open.unshift(await askForPolls(sampler, folder, found))
  const statuses = await askAboutStatuses(connection, sampler, files, mapping)
  // Which column is the status has to be settled first.
  if (!open.some(({ role }) => role === 'polls')) open.push(...statuses.questions)
  const unasked = unsettled.filter((role) => !open.some((question) => question.role === role))
  const proposals = await proposeFiles(sampler, found, files, unasked)
  const unreadPolls = unasked.includes('polls') ? await findUnreadPolls(sampler, found, files) : []
  const localTimes = await findLocalTimes(sampler, found, files)
  return { files, ignored, proposals, unreadPolls, localTimes, questions: open, unknownStatuses: statuses.unknown }
}
