import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { RowColumn } from '../../../shared/report/columns'
import { withoutValueLabel, type GroupBy } from '../../../shared/report/groups'
import { EngineError, fileProblem } from '../../engine/core/errors'
import { safeFileNames } from '../../engine/write/safeFileNames'
import { writeAtomically } from '../../engine/write/writeAtomically'
import type { Grouping } from '../../engine/export/exporter'
import type { Selection } from '../../engine/select/selection'
import { refuseInputAsOutput } from './csvOutput'
import type { OpenFolder } from './runOnFolder'

/** The values of `--format`. */
export const splitFormats = ['csv', 'xlsx', 'html'] as const
export type SplitFormat = (typeof splitFormats)[number]

/** Files in one folder that a person can still find their way in. */
const maximumFiles = 5000

interface Split {
  readonly splitBy: GroupBy
  /** The folder of the files; created if it is missing. */
  readonly folder: string
  readonly format: SplitFormat
  readonly columns: readonly RowColumn[]
  readonly grouping: Grouping | undefined
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
export async function splitReport(open: OpenFolder, everyRow: Selection, split: Split): Promise<readonly SplitFile[]> {
  const { splitBy, folder, format } = split
  const groups = await everyRow.allGroups(splitBy)
  if (groups.length > maximumFiles) {
    throw new EngineError('INVALID_INPUT', `"${splitBy}" has ${groups.length} values, and a report can be split into at most ${maximumFiles} files. Choose another attribute.`)
  }
  const names = safeFileNames(groups.map(({ value }) => value ?? withoutValueLabel))
  const files = groups.map(({ value, stores }, index) => ({ file: join(folder, `${names[index] ?? ''}.${format}`), value, stores }))
  for (const { file } of files) await refuseInputAsOutput(open.dataSet, { '--out': file })
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw new EngineError('WRITE_FAILED', `The folder ${folder} could not be made: ${fileProblem(error)}.`, { cause: error })
  })
  for (const { file, value } of files) {
    const { filters } = everyRow.choice
    const selection = everyRow.with({ filters: [...filters, { column: splitBy, join: 'and', conditions: [{ type: 'oneOf', values: [value] }] }] })
    await writeReport(open, selection, file, split)
  }
  return files
}

async function writeReport({ engine, stop }: OpenFolder, selection: Selection, file: string, { format, columns, grouping }: Split): Promise<void> {
  if (format === 'xlsx') await engine.exports.workbook(selection, columns, file, { ...grouping, signal: stop })
  else if (format === 'html') await writeAtomically(file, [(await engine.exports.html(selection, grouping?.groupBy)).html], stop)
  else if (grouping === undefined) await engine.exports.rows(selection, columns, file, { signal: stop })
  else await engine.exports.groups(selection, grouping, file, { signal: stop })
}
