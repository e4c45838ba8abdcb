import type { FolderInspection, MappableFile, MappedFile, Mapping } from '../../../shared/folder/mapping'
import { fileRoles, type FileRole } from '../../../shared/folder/dataSet'
import { assignFiles } from './assignFiles'
import { readCsvFolder } from './recogniseFolder'
import type { Connection } from '../core/database'
import { findFiles, type FoundFile } from '../files/findFiles'
import { matchesAllColumns, guessColumns } from './guessColumns'
import { applyMapping } from './applyMapping'
import { MappingNeeded, type MappingQuestion } from './mappingNeeded'
import { sampleColumns } from './sampleColumns'

/**
 * Looks into the files of a folder without reading them whole: what they may be, and what has to be settled. `chosen`
 * is what the user chose before, null where nothing was. Throws FOLDER_UNREADABLE, and DATA_UNUSABLE when nothing can
 * be the polls.
 */
export async function inspectFolder(
  connection: Connection,
  folder: string,
  chosen: Mapping | null,
): Promise<FolderInspection> {
  const found = await findFiles(connection, folder, null)
  const questions = await questionsAbout(connection, folder, chosen ?? {})
  const asked = fileRoles.filter((role) => questions.some((question) => question.role === role))
  const usual = assignFiles(found, {}).files
  const files: MappableFile[] = []
  for (const { path, name, start } of found) {
    if (typeof start === 'string') continue
    const columns = await sampleColumns(connection, path, start)
    const guesses = {
      polls: guessColumns('polls', columns),
      businessHours: guessColumns('businessHours', columns),
      timezones: guessColumns('timezones', columns),
    }
    files.push({ file: name, columns, role: usual.find((file) => file.name === name)?.role ?? null, guesses })
  }
  const tables = fileRoles.flatMap((role) => {
    const mapped = stillThere(found, role, chosen?.[role])
    if (mapped !== null) return [[role, mapped] as const]
    return asked.includes(role) ? [[role, bestGuess(files, role)] as const] : []
  })
  return {
    folder,
    questions: questions.map(({ sentence }) => sentence),
    asked,
    files,
    mapping: Object.fromEntries(tables),
    isRemembered: chosen !== null,
  }
}

async function questionsAbout(
  connection: Connection,
  folder: string,
  mapping: Mapping,
): Promise<readonly MappingQuestion[]> {
  try {
    await readCsvFolder(connection, folder, mapping)
    return []
  } catch (error) {
    if (error instanceof MappingNeeded) return error.questions
    throw error
  }
}

/** A choice of before, as long as all its files can still be read like that. */
function stillThere(
  found: readonly FoundFile[],
  role: FileRole,
  mapped: readonly MappedFile[] | undefined,
): readonly MappedFile[] | null {
  if (mapped === undefined) return null
  return mapped.every((file) => 'file' in applyMapping(found, role, file)) ? mapped : null
}

/**
 * The files that are taken for a table by their headers, and those that fit it wholly; for the polls at least the one
 * that fits best. A table other than the polls is one file at most.
 */
function bestGuess(files: readonly MappableFile[], role: FileRole): readonly MappedFile[] {
  const fit = (file: MappableFile): number => Object.keys(file.guesses[role]).length
  const unknown = files.filter((file) => file.role === null).toSorted((one, other) => fit(other) - fit(one))
  const guessed = [
    ...files.filter((file) => file.role === role),
    ...unknown.filter((file) => matchesAllColumns(role, file.columns)),
  ]
  const [fittest] = unknown
  if (role === 'polls' && guessed.length === 0 && fittest !== undefined) guessed.push(fittest)
  return (role === 'polls' ? guessed : guessed.slice(0, 1)).map(({ file, guesses }) => ({ file, columns: guesses[role] }))
}
