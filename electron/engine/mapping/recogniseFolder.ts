import type { Mapping } from '../../../shared/folder/mapping'
import { fileRoles } from '../../../shared/folder/dataSet'
import { assignFiles } from './assignFiles'
import type { CsvFolder } from '../files/recognisedFile'
import type { Connection } from '../core/database'
import { findFiles } from '../files/findFiles'
import { MappingNeeded } from './mappingNeeded'
import { askAboutUnknown, askForPolls } from './askAboutUnknownHeaders'

/**
 * Finds the files of a folder that have rows and tells what they are, by their headers or as `mapping` says. Throws
 * FOLDER_UNREADABLE; MAPPING_NEEDED when that can be understood in more than one way, or not as the mapping has it; and
 * DATA_UNUSABLE when nothing can be the polls.
 */
export async function readCsvFolder(connection: Connection, folder: string, mapping: Mapping = {}): Promise<CsvFolder> {
  const found = await findFiles(connection, folder, mapping)
  const { files, ignored, questions } = assignFiles(found, mapping)
  const unsettled = fileRoles.filter((role) => mapping[role] === undefined && !questions.some((question) => question.role === role))
  const open = [...questions, ...(await askAboutUnknown(connection, found, files, unsettled))]
  if (![...files, ...open].some(({ role }) => role === 'polls')) open.unshift(await askForPolls(connection, folder, found))
  if (open.length > 0) throw new MappingNeeded(open)
  return { files, ignored }
}
