import { accountingProblem } from '../../../shared/folder/accounting'
import type { FolderInspection, MappableFile, MappedFile, Mapping } from '../../../shared/folder/mapping'
import type { DataSetSummary } from '../../../shared/folder/dataSet'
import { fileRoles, type FileRole } from '../../../shared/folder/fileRole'
import type { Engine } from '../../engine/engine'
import { EngineError, ValueQuestion } from '../../engine/core/errors'
import type { NamedException } from '../../engine/load/exceptions/loadExceptions'
import { ambiguousColumns } from '../../engine/files/recogniseHeader'
import { mapSyntax, writeMapOptions } from '../options/mapSyntax'

/** How many words of status columns an error lists. */
const maximumWords = 20

/** Exceptions that are not in the folder: those in other files, and those that the user has added. */
interface OtherExceptions {
  readonly files?: readonly string[] | undefined
  readonly added?: readonly NamedException[]
}

/**
 * Loads a folder with a mapping and the exceptions in other files. Throws the errors of loading a folder, and INTERNAL if the rows of a file do not add
 * up. The message of MAPPING_NEEDED suggests `--map` options.
 */
export async function loadMapped(engine: Engine, folder: string, map: Mapping, { files = [], added = [] }: OtherExceptions = {}): Promise<DataSetSummary> {
  try {
    const inFiles: NamedException[] = []
    for (const path of files) inFiles.push(...(await engine.folder.readExceptions(path, map)))
    const dataSet = await engine.folder.open(folder, map, [...inFiles, ...added])
    await requireKnownStores(engine, inFiles)
    for (const problem of dataSet.files.map(accountingProblem)) {
      if (problem !== null) throw new EngineError('INTERNAL', problem)
    }
    return dataSet
  } catch (error) {
    if (!(error instanceof EngineError) || error.code !== 'MAPPING_NEEDED') throw error
    const advice = error instanceof ValueQuestion ? valueAdvice[error.choice] : adviceFor(await engine.folder.inspect(folder, map), map)
    throw new EngineError('MAPPING_NEEDED', `${error.message} ${advice}`, { cause: error })
  }
}

/** An exception without a store has no effect, which nobody would notice. Throws DATA_UNUSABLE. */
async function requireKnownStores(engine: Engine, added: readonly NamedException[]): Promise<void> {
  const unknown = new Set(await engine.folder.require().unknownStores(added.flatMap(({ storeIds }) => storeIds ?? [])))
  const lost = added.find(({ storeIds }) => storeIds?.some((id) => unknown.has(id)))
  if (lost !== undefined) throw new EngineError('DATA_UNUSABLE', `${lost.origin}: The folder has no store ${lost.storeIds?.[0]}.`)
}

const valueAdvice: Readonly<Record<ValueQuestion['choice'], string>> = {
  weekdays: 'Use --weekdays monday0, sunday0, iso or sunday1.',
  dates: 'Use --dates day-first or month-first.',
  specialDays: 'Use --special-days closed or hours.',
  unpacking: 'Use --unpack-all if the file is what you expect.',
}

/** What to add to the command line to answer the questions about a folder; files are suggested only if they answer them. */
function adviceFor(inspection: FolderInspection, given: Mapping): string {
  const options = writeMapOptions(minimalMapping(inspection))
  const isNew = options !== '' && options !== writeMapOptions(given)
  if (inspection.isComplete && isNew) return `Assign files to tables, for example: ${options}`
  if (inspection.unknownStatuses.length > 0) return statusAdvice(inspection.unknownStatuses)
  return `Say which files and columns are which with --map ${mapSyntax}.`
}

/** No meaning is proposed, because a wrong one would make wrong numbers. */
function statusAdvice(words: readonly string[]): string {
  const more = words.length > maximumWords ? ` and ${words.length - maximumWords} more` : ''
  return (
    `Say what these words mean: ${words.slice(0, maximumWords).join(', ')}${more}. Use --status ` +
    'active=<words> inactive=<words> none=<words>, with commas between words; none is for words that say nothing.'
  )
}

/** The guessed mapping without the columns that would be found anyway. */
function minimalMapping({ mapping, files }: FolderInspection): Mapping {
  const tables = fileRoles.flatMap((role) => {
    const mapped: readonly MappedFile[] | undefined = mapping[role]
    return mapped === undefined ? [] : [[role, mapped.map((file) => withoutKnownColumns(role, file, files))] as const]
  })
  return { ...mapping, ...Object.fromEntries(tables) }
}

/** A column is found without a mapping if its name is the standard one and no other column may be meant. */
function withoutKnownColumns(role: FileRole, { file, columns }: MappedFile, files: readonly MappableFile[]): MappedFile {
  const header = files.find((other) => other.file === file)?.columns.map(({ name }) => name.replace(/#\d+$/, '')) ?? []
  const unclear = ambiguousColumns(role, header)
  const needed = Object.entries(columns).filter(
    ([column, name]) => column !== name || unclear.some((other) => other.column === column),
  )
  return { file, columns: Object.fromEntries(needed) }
}
