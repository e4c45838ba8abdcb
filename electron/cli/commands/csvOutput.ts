import type { DataSetSummary } from '../../../shared/folder/dataSet'
import { EngineError } from '../../engine/core/errors'
import { csvText, writeCsv } from '../../engine/write/writeCsv'
import { resolveLinks } from '../../engine/write/resolveLinks'
import type { OpenFolder } from './useFolder'

/** The name that means standard output where a file is asked for. */
const standardOutput = '-'

/** Where a command writes to: a path or `-`, by the option that names it; undefined where the option is not used. */
type Outputs = Readonly<Record<string, string | undefined>>

export function isStandardOutput(path: string | undefined): boolean {
  return path === standardOutput
}

/** Throws INVALID_INPUT where an answer is wanted in two forms. */
export function refuseJsonWithFile({ json, out }: { readonly json?: true; readonly out?: string }): void {
  if (json !== undefined && out !== undefined) {
    throw new EngineError('INVALID_INPUT', 'Choose one: --json or --out <file.csv>.')
  }
}

/** Throws INVALID_INPUT where two outputs are one. */
export async function refuseSharedOutput(outputs: Outputs): Promise<void> {
  const options = new Map<string, string>()
  for (const [option, path] of Object.entries(outputs)) {
    if (path === undefined) continue
    const place = isStandardOutput(path) ? standardOutput : await resolveLinks(path)
    const other = options.get(place)
    if (other !== undefined) throw new EngineError('INVALID_INPUT', `${other} and ${option} need an output each.`)
    options.set(place, option)
  }
}

/** Throws INVALID_INPUT where an output would replace one of the files that were read. */
export async function refuseInputAsOutput({ files }: DataSetSummary, outputs: Outputs): Promise<void> {
  const inputs = new Set(await Promise.all(files.map(({ path }) => resolveLinks(path))))
  for (const [option, path] of Object.entries(outputs)) {
    if (path === undefined || isStandardOutput(path)) continue
    const place = await resolveLinks(path)
    if (inputs.has(place)) throw new EngineError('INVALID_INPUT', `${option} would replace ${place}, which is an input.`)
  }
}

/**
 * Writes rows as CSV to a file, in one step, or to standard output. Throws WRITE_FAILED, and CANCELLED where the
 * program is asked to end.
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
