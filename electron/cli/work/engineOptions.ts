import { resolve } from 'node:path'
import { isInside } from '../../engine/disk/isInside'
import type { Engine, EngineOptions } from '../../engine/engine'
import { EngineError } from '../../engine/core/errors'
import { resolveLinks } from '../../engine/write/resolveLinks'
import type { FolderOptions } from '../options/sharedOptions'
import { oneLine } from '../terminal/printError'

/** The options of an engine for `--cache` and `--memory`. Throws INVALID_INPUT if what is kept would lie among the files that are read. */
export async function engineOptionsOf(
  folder: string,
  { cache, memory }: Pick<FolderOptions, 'cache' | 'memory'>,
): Promise<Pick<EngineOptions, 'cachePath' | 'memoryBytes'>> {
  const limit = memory === undefined ? {} : { memoryBytes: memory }
  if (cache === undefined) return limit
  if (isInside(await resolveLinks(resolve(folder)), await resolveLinks(resolve(cache)))) {
    throw new EngineError('INVALID_INPUT', `The cache ${cache} is inside ${folder}, whose files are read. Choose another folder for it.`)
  }
  return { ...limit, cachePath: cache }
}

/** Says on standard error that the cache is not used, if it cannot be. */
export function tellCacheProblem({ cacheProblem }: Engine): void {
  if (cacheProblem !== null) process.stderr.write(oneLine(`note: ${cacheProblem} The files are read without it.`))
}
