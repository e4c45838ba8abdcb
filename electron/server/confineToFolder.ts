import { realpath } from 'node:fs/promises'
import { resolve } from 'node:path'
import { EngineError } from '../engine/core/errors'
import { isInside } from '../engine/disk/isInside'

/**
 * Returns a function that resolves a path to its real path, and lets only `root` and the folders in it pass. `root`
 * must be a real path; relative paths start there. Links are followed before the comparison, so that none leads out.
 * Throws FORBIDDEN for every other path, with the same message whether the path exists or not.
 */
export function confineToFolder(root: string): (path: string) => Promise<string> {
  return async (path) => {
    const realPath = await realpath(resolve(root, path)).catch(() => null)
    if (realPath === null || !isInside(root, realPath)) {
      throw new EngineError('FORBIDDEN', `Only ${root} and the folders in it can be opened here.`)
    }
    return realPath
  }
}
