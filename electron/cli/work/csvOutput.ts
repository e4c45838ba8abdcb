import type { DataSetSummary } from '../../../shared/folder/dataSet'
import { EngineError } from '../../engine/core/errors'
import { csvText, writeCsv } from '../../engine/write/writeCsv'
import { resolveLinks } from '../../engine/write/resolveLinks'
import type { OpenFolder } from './runOnFolder'

/** The file name that stands for standard output. */
const standardOutput = '-'

/** The outputs of a command by option: a path, `-`, or undefined if the option is not used. */
type Outputs = Readonly<Record<string, string | undefined>>

export function isStandardOutput(path: string | undefined): boolean {
  return path === standardOutput
}

/** Throws INVALID_INPUT if both `--json` and `--out` are used. */
export function refuseJsonWithFile({ json, out }: { readonly json?: true; readonly out?: string }): void {
  if (json !== undefined && out !== undefined) {
    throw new EngineError('INVALID_INPUT', 'Use either --json or --out <file.csv>, not both.')
  }
}

/** Throws INVALID_INPUT if two outputs are the same file or both standard output. */
export async function refuseSharedOutput(outputs: Outputs): Promise<void> {
  const options = new Map<string, string>()
  for (const [option, path] of Object.entries(outputs)) {
    if (path === undefined) continue
    const target = isStandardOutput(path) ? standardOutput : await resolveLinks(path)
    const other = options.get(target)
    if (other !== undefined) throw new EngineError('INVALID_INPUT', `${other} and ${option} need different outputs.`)
    options.set(target, option)
  }
}

/** Throws INVALID_INPUT if an output would overwrite one of the files that were read. */
export async function refuseInputAsOutput({ files }: DataSetSummary, outputs: Outputs): Promise<void> {
  const inputs = new Set(await Promise.all(files.map(({ path }) => resolveLinks(path))))
  for (const [option, path] of Object.entries(outputs)) {
    if (path === undefined || isStandardOutput(path)) continue
    const target = await resolveLinks(path)
    if (inputs.has(target)) throw new EngineError('INVALID_INPUT', `${option} would overwrite ${target}, which is an input file.`)
  }
}

/**
 * Writes rows as CSV to standard output, or atomically to a file. Throws WRITE_FAILED, and CANCELLED if the program is
 * asked to end.
 */
export async function outputCsv<Key extends string>(
  path: string,
  keys: readonly Key[],
  batches: AsyncIterable<readonly Readonly<Record<NoInfer<Key>, string | number | null>>[]>,
  { print, stop }: Pick<OpenFolder, 'print' | 'stop'>,
): Promise<void> {
  if (isStandardOutput(path)) await print(csvText(keys, batches))
  else await writeCsv(path, keys, batches, { signal: stop })
}
