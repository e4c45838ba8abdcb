import { accountingProblem } from '../../shared/accounting'
import type { FolderInspection, Mapping } from '../../shared/mapping'
import type { DataSetSummary } from '../../shared/report'
import type { Engine } from '../engine/engine'
import { EngineError } from '../engine/errors'
import { MappingNeeded } from '../engine/mappingNeeded'
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
    if (!(error instanceof MappingNeeded)) throw error
    const options = writeMapOptions(told(await engine.inspectFolder(folder, map)))
    throw new EngineError('MAPPING_NEEDED', `${error.message} Say which file is what, for example: ${options}`, {
      cause: error,
    })
  }
}

/** The best guess as short as it can be told: columns that have the usual name are found without. */
function told({ mapping }: FolderInspection): Mapping {
  const tables = Object.entries(mapping).map(([role, files]) => [
    role,
    (files ?? []).map(({ file, columns }) => ({
      file,
      columns: Object.fromEntries(Object.entries(columns).filter(([column, name]) => column !== name)),
    })),
  ])
  return Object.fromEntries(tables)
}
