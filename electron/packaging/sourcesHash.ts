import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Whatever decides how files are read: the engine, what it shares with the page, and the versions of its libraries. */
const sources = ['electron/engine', 'shared']

/** A hash of the sources of the engine, which is another one after any change to them. `root` is the folder of the program. */
export function sourcesHash(root: string): string {
  const files = sources.flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)))
  const hash = createHash('sha256')
  for (const file of ['package-lock.json', ...files.filter((name) => /\.(?:ts|sql)$/.test(name)).toSorted()]) {
    hash.update(`${file}\n`).update(readFileSync(join(root, file)))
  }
  return hash.digest('hex')
}
