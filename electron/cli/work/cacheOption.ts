import { resolve } from 'node:path'
import { isInside } from '../../engine/disk/isInside'
import type { Engine, EngineOptions } from '../../engine/engine'
import { EngineError } from '../../engine/core/errors'
import { resolveLinks } from '../../engine/write/resolveLinks'
import type { FolderOptions } from '../options/sharedOptions'
import { oneLine } from '../terminal/printError'

/** The options of an engine for `--cache`. Throws INVALID_INPUT if what is kept would lie among the files that are read. */
export async function cacheOf(folder: string, { cache }: Pick<FolderOptions, 'cache'>): Promise<Pick<EngineOptions, 'cachePath'>> {
  if (cache === undefined) return {}
  if (isInside(await resolveLinks(resolve(folder)), await resolveLinks(resolve(cache)))) {
    throw new EngineError('INVALID_INPUT', `The cache ${cache} is inside ${folder}, whose files are read. Choose another folder for it.`)
  }
  return { cachePath: cache }
}

/** Says on standard error that the cache is not used, if it cannot be. */
export function tellCacheProblem({ cacheProblem }: Engine): void {
  if (cacheProblem !== null) process.stderr.write(oneLine(`note: ${cacheProblem} The files are read without it.`))
}
