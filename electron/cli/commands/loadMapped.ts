import { accountingProblem } from '../../../shared/folder/accounting'
import type { FolderInspection, MappableFile, MappedFile, Mapping } from '../../../shared/folder/mapping'
import { fileRoles, type DataSetSummary, type FileRole } from '../../../shared/folder/dataSet'
import type { Engine } from '../../engine/engine'
import { EngineError } from '../../engine/core/errors'
import { ambiguousColumns } from '../../engine/files/recogniseHeader'
import { writeMapOptions } from './mapOption'

/**
 * Loads a folder, its files as `map` says. Throws the errors of loading, of which MAPPING_NEEDED tells the options to
 * use, and INTERNAL where the rows of a file do not add up.
 */
export async function loadMapped(engine: Engine, folder: string, map: Mapping = {}): Promise<DataSetSummary> {
  try {
    const dataSet = await engine.loadFolder(folder, map)
    for (const problem of dataSet.files.map(accountingProblem)) {
      if (problem !== null) throw new EngineError('INTERNAL', problem)
    }
    return dataSet
  } catch (error) {
    if (!(error instanceof EngineError) || error.code !== 'MAPPING_NEEDED') throw error
    const options = writeMapOptions(told(await engine.inspectFolder(folder, map)))
    throw new EngineError('MAPPING_NEEDED', `${error.message} Say which file is what, for example: ${options}`, {
      cause: error,
    })
  }
}

/** The best guess as short as it can be told: columns that have the usual name, as no other has, are found without. */
function told({ mapping, files }: FolderInspection): Mapping {
  const tables = fileRoles.flatMap((role) => {
    const mapped: readonly MappedFile[] | undefined = mapping[role]
    return mapped === undefined ? [] : [[role, mapped.map((file) => withoutUsual(role, file, files))] as const]
  })
  return Object.fromEntries(tables)
}

function withoutUsual(role: FileRole, { file, columns }: MappedFile, files: readonly MappableFile[]): MappedFile {
  const header = files.find((other) => other.file === file)?.columns.map(({ name }) => name.replace(/#\d+$/, '')) ?? []
  const unclear = ambiguousColumns(role, header)
  const needed = Object.entries(columns).filter(
    ([column, name]) => column !== name || unclear.some((other) => other.column === column),
  )
  return { file, columns: Object.fromEntries(needed) }
}
