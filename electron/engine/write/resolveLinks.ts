import { readlink, realpath } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { errorCodeOf } from '../core/errors'

/** Resolves all links of a path, whose file need not exist. Two paths lead to one file if their results are equal. */
export async function resolveLinks(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch (error) {
    if (errorCodeOf(error) !== 'ENOENT') return resolve(path)
    const folder = await realpath(dirname(path)).catch(() => resolve(dirname(path)))
    const target = await readlink(path).catch(() => null)
    return target === null ? join(folder, basename(path)) : resolveLinks(resolve(folder, target))
  }
}
