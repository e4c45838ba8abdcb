import { realpath } from 'node:fs/promises'
import { isAbsolute, relative, resolve, sep } from 'node:path'
import { EngineError } from '../engine/core/errors'

/**
 * Admits the folder `root`, which is a real path, and the folders in it; relative paths begin there. Links are
 * followed before the comparison, so that none leads out. Whatever is not admitted throws the same FORBIDDEN,
 * whether it exists or not.
 */
export function limitFolders(root: string): (path: string) => Promise<string> {
  return async (path) => {
    const realPath = await realpath(resolve(root, path)).catch(() => null)
    if (realPath === null || !isInside(root, realPath)) {
      throw new EngineError('FORBIDDEN', `Only ${root} and the folders in it can be opened here.`)
    }
    return realPath
  }
}

function isInside(root: string, path: string): boolean {
  const inside = relative(root, path)
  return inside.split(sep)[0] !== '..' && !isAbsolute(inside)
}
