import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { GroupBy } from '../../../shared/report/groups'
import { EngineError, fileProblem } from '../../engine/core/errors'
import { splitSelection } from '../../engine/export/splitSelection'
import { writeAtomically } from '../../engine/write/writeAtomically'
import type { SplitOptions } from '../../engine/export/exporter'
import type { Selection } from '../../engine/select/selection'
import { refuseInputAsOutput } from './csvOutput'
import type { OpenFolder } from './runOnFolder'

interface Split extends Omit<SplitOptions, 'signal'> {
  readonly splitBy: GroupBy
  /** The folder of the files; created if it is missing. */
  readonly folder: string
}

/** A file with the stores that have one value in common; null for those without a value. */
interface SplitFile {
  readonly file: string
  readonly value: string | null
  readonly stores: number
}

/**
 * Writes one report for each value of an attribute, with the stores that have it, and returns the files. Throws INVALID_INPUT
 * if there are too many values or a file would overwrite an input, and WRITE_FAILED.
 */
export async function splitReport({ engine, dataSet, stop }: OpenFolder, everyRow: Selection, { splitBy, folder, ...options }: Split): Promise<readonly SplitFile[]> {
  const parts = await splitSelection(everyRow, splitBy)
  const fileOf = (name: string): string => join(folder, `${name}.${options.format}`)
  for (const { name } of parts) await refuseInputAsOutput(dataSet, { '--out': fileOf(name) })
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw new EngineError('WRITE_FAILED', `The folder ${folder} could not be made: ${fileProblem(error)}.`, { cause: error })
  })
  await engine.exports.split(everyRow, parts, { ...options, signal: stop }, ({ name }, content) => writeAtomically(fileOf(name), content, stop))
  return parts.map(({ name, value, stores }) => ({ file: fileOf(name), value, stores }))
}
