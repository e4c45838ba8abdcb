import type { Mapping } from '../../../shared/folder/mapping'
import { fileRoles } from '../../../shared/folder/fileRole'
import { askAboutUnknownHeaders, askForPolls, proposeFiles } from './askAboutUnknownHeaders'
import { assignFiles, type AssignedFiles } from './assignFiles'
import type { Connection } from '../core/database'
import { findFiles, type FoundFile } from '../files/findFiles'
import { ColumnSampler } from './columnSampler'

/**
 * Finds the files of a folder and what each of them is, by its header or as `mapping` says. Throws FOLDER_UNREADABLE, and
 * DATA_UNUSABLE if none of them can be the polls.
 */
export async function recogniseFolder(connection: Connection, folder: string, mapping: Mapping = {}): Promise<AssignedFiles> {
  const found = await findFiles(connection, folder, mapping)
  return recogniseFiles(new ColumnSampler(connection), folder, found, mapping)
}

/** Does the same with files that have been found already. Throws DATA_UNUSABLE if none of them can be the polls. */
export async function recogniseFiles(
  sampler: ColumnSampler,
  folder: string,
  found: readonly FoundFile[],
  mapping: Mapping,
): Promise<AssignedFiles> {
  const { files, ignored, questions } = assignFiles(found, mapping)
  const unsettled = fileRoles.filter((role) => mapping[role] === undefined && !questions.some((question) => question.role === role))
  const open = [...questions, ...(await askAboutUnknownHeaders(sampler, found, files, unsettled))]
  if (![...files, ...open].some(({ role }) => role === 'polls')) open.unshift(await askForPolls(sampler, folder, found))
  const unasked = unsettled.filter((role) => !open.some((question) => question.role === role))
  return { files, ignored, proposals: await proposeFiles(sampler, found, files, unasked), questions: open }
}
