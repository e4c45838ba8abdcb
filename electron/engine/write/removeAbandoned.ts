import { lstat, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ownerOf } from './processNames'

/** What nobody has touched for so many milliseconds is in use by no program, because each touches what it uses every hour. */
const maximumAge = 7 * 24 * 3_600_000

/**
 * Removes from a folder the temporary files and folders of programs that were killed. Their names have `beginning` before the name of
 * the program and `ending` after it. Whether a program of another computer or container still runs is only seen by the age of
 * what it uses. It never fails: what cannot be removed stays.
 */
export async function removeAbandoned(folder: string, beginning = '', ending = ''): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  const named = names.filter((name) => name.startsWith(beginning) && name.endsWith(ending))
  const remove = async (name: string): Promise<void> => {
    const owner = ownerOf(name.slice(beginning.length, name.length - ending.length))
    const path = join(folder, name)
    if (owner === 'ended' || (owner === 'unknown' && (await isOld(path)))) await rm(path, { recursive: true, force: true })
  }
  await Promise.allSettled(named.map(remove))
}

async function isOld(path: string): Promise<boolean> {
  return Date.now() - (await lstat(path)).mtimeMs > maximumAge
}
