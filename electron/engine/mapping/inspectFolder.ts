import type { FolderInspection, MappableFile, MappedFile, Mapping } from '../../../shared/folder/mapping'
import { fileRoles, type FileRole } from '../../../shared/folder/fileRole'
import { assignFiles } from './assignFiles'
import { recogniseFiles } from './recogniseFolder'
import type { Connection } from '../core/connection'
import { EngineError } from '../core/errors'
import { hasHeader } from '../files/readFileHead'
import { filesFor, findFiles, type FoundFile } from '../files/findFiles'
import { matchesAllColumns, guessColumns, surelyIs } from './guessColumns'
import { applyMapping } from './applyMapping'
import { ColumnSampler, type SampledColumn } from './columnSampler'

interface SampledFile extends MappableFile {
  readonly columns: readonly SampledColumn[]
}

/**
 * Describes the files of a folder by their heads: what each of them can be, and what the user has to decide. `chosen` is
 * the mapping that the user chose earlier; null if there is none. `root` is as in `recogniseFolder`. Throws
 * FOLDER_UNREADABLE, and DATA_UNUSABLE if none of the files can be the polls.
 */
export async function inspectFolder(
  connection: Connection,
  folder: string,
  chosen: Mapping | null,
  root: string | null,
): Promise<FolderInspection> {
  const mapping = chosen ?? {}
  const found = await findFiles(connection, folder, null, root)
  const sampler = new ColumnSampler(connection)
  const { questions, unknownStatuses } = await recogniseFiles(connection, sampler, folder, filesFor(found, mapping), mapping)
  const asked = fileRoles.filter((role) => questions.some((question) => question.role === role))
  const byHeader = assignFiles(found, {}).files
  const files: SampledFile[] = []
  for (const { path, name, head } of found) {
    if (typeof head === 'string') continue
    const columns = await sampler.sample(path, head)
    const guesses = {
      polls: guessColumns('polls', columns),
      businessHours: guessColumns('businessHours', columns),
      timezones: guessColumns('timezones', columns),
      exceptions: guessColumns('exceptions', columns),
      stores: guessColumns('stores', columns),
    }
    files.push({ file: name, columns, role: byHeader.find((file) => file.name === name)?.role ?? null, hasHeader: hasHeader(head), guesses })
  }
  const tables = fileRoles.flatMap((role) => {
    const mapped: readonly MappedFile[] | undefined = mapping[role]
    if (mapped !== undefined && canBeApplied(found, role, mapped)) return [[role, mapped] as const]
    return asked.includes(role) ? [[role, bestGuess(files, role)] as const] : []
  })
  const proposed: Mapping = { ...mapping, ...Object.fromEntries(tables) }
  return {
    folder,
    questions: questions.map(({ sentence }) => sentence),
    asked,
    askedValues: questions.some(({ role }) => role === null) ? ['statuses'] : [],
    files: files.map(({ columns, ...file }) => Object.assign(file, { columns: columns.map(({ name, samples }) => ({ name, samples })) })),
    mapping: proposed,
    isComplete: await answersAll(connection, sampler, folder, found, proposed),
    unknownStatuses,
    isRemembered: chosen !== null,
  }
}

/** Whether no question is left with a mapping, and its polls have rows. */
async function answersAll(
  connection: Connection,
  sampler: ColumnSampler,
  folder: string,
  found: readonly FoundFile[],
  mapping: Mapping,
): Promise<boolean> {
  try {
    const { files, questions } = await recogniseFiles(connection, sampler, folder, filesFor(found, mapping), mapping)
    if (questions.length > 0) return false
    for (const { path, head } of found) {
      const isPolls = files.some((file) => file.role === 'polls' && file.path === path)
      if (isPolls && typeof head !== 'string' && (await sampler.sample(path, head)).some(({ samples }) => samples.length > 0)) return true
    }
    return false
  } catch (error) {
    if (error instanceof EngineError && error.code === 'DATA_UNUSABLE') return false
    throw error
  }
}

function canBeApplied(found: readonly FoundFile[], role: FileRole, mapped: readonly MappedFile[]): boolean {
  return mapped.every((file) => 'file' in applyMapping(found, role, file))
}

/**
 * Guesses the files of a table: those with a matching header, and those whose values match all columns. The polls get at
 * least the best match.
 */
function bestGuess(files: readonly SampledFile[], role: FileRole): readonly MappedFile[] {
  const fit = (file: SampledFile): number => Object.keys(file.guesses[role]).length
  const mayBe = (file: SampledFile): boolean => file.role === null || (file.role === 'stores' && surelyIs(role, file.columns))
  const unknown = files.filter((file) => file.role !== role && mayBe(file)).toSorted((one, other) => fit(other) - fit(one))
  const guessed = [
    ...files.filter((file) => file.role === role),
    ...unknown.filter((file) => matchesAllColumns(role, file.columns)),
  ]
  const [best] = unknown
  if (role === 'polls' && guessed.length === 0 && best !== undefined) guessed.push(best)
  return guessed.map(({ file, guesses }) => ({ file, columns: guesses[role] }))
}
