import { createHash, randomBytes } from 'node:crypto'
import { chmod, lstat, mkdir, mkdtemp, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { EngineError, errorCodeOf, fileProblem } from '../core/errors'
import { fingerprintOf, hasFingerprint } from '../disk/fingerprint'
import { ownPrefix } from '../write/processNames'
import { removeAbandoned } from '../write/removeAbandoned'
import { removeAtExit } from '../write/removeAtExit'
import { resolveLinks } from '../write/resolveLinks'
import { writeAtomically } from '../write/writeAtomically'

/** Maximum number of bytes of a cache; those that were used longest ago go first. */
const defaultMaximumBytes = 4 * 2 ** 30

interface TablesFile {
  readonly name: string
  readonly bytes: number
  readonly fingerprint: string
}

/** What stands beside files of tables: the facts that tell whether they can be used, and those that they do not hold. */
interface Manifest<Facts> {
  /** A file of tables, and perhaps one on top of it. */
  readonly tables: readonly TablesFile[]
  readonly facts: Facts
}

/** Something that a cache holds. */
export interface Kept<Facts> {
  /** The paths of its tables, whose bytes are those that were written; each is on top of the one before it. */
  readonly paths: readonly string[]
  readonly facts: Facts
}

/** Names are hashes, so that they tell nothing. Nothing else in the folder is ever touched. */
const manifestName = /^[0-9a-f]{40}\.json$/
const tablesName = /^[0-9a-f]{40}-[0-9a-f]{12}\.duckdb$/

/** Tables without a manifest, which is written after them, are left alone for so many milliseconds. */
const orphanAge = 60_000

/**
 * A folder with copies of what was read from files, which can be removed at any time. Each has a file of tables and a
 * manifest, which appears last and is checked before DuckDB opens the tables. Several programs may use the same folder.
 */
export class CacheFolder {
  private constructor(
    readonly path: string,
    readonly maximumBytes: number,
  ) {}

  /**
   * Opens the folder, which is made when something is kept. Throws INVALID_INPUT if another user can change what is in it,
   * and WRITE_FAILED if it cannot be used.
   */
  static async open(path: string, maximumBytes = defaultMaximumBytes): Promise<CacheFolder> {
    const folder = await resolveLinks(resolve(path))
    try {
      const stats = await stat(folder).catch((error: unknown) => {
        if (errorCodeOf(error) === 'ENOENT') return null
        throw error
      })
      if (stats?.isDirectory() === false) throw new EngineError('INVALID_INPUT', `The cache ${folder} is not a folder.`)
      if (stats !== null && !isOwn(stats)) throw new EngineError('INVALID_INPUT', `The cache ${folder} is not used, because others can write to it. Choose a folder of your own.`)
      const cache = new CacheFolder(folder, maximumBytes)
      await removeAbandoned(folder)
      return cache
    } catch (error) {
      if (error instanceof EngineError) throw error
      throw new EngineError('WRITE_FAILED', `The cache ${folder} cannot be used: ${fileProblem(error)}.`, { cause: error })
    }
  }

  /** The facts about what is kept under a key; null if nothing is. What has a damaged manifest is removed. */
  async facts<Facts>(key: string): Promise<Facts | null> {
    const manifest = await this.manifest<Facts>(key)
    if (manifest === null && (await this.statOf(`${nameOf(key)}.json`)) !== null) await this.remove(key)
    return manifest?.facts ?? null
  }

  /** What is kept under a key, if its tables are what was written; otherwise it is removed, and the answer is null. */
  async find<Facts>(key: string): Promise<Kept<Facts> | null> {
    const manifest = await this.manifest<Facts>(key)
    if (manifest === null) return null
    for (const file of manifest.tables) {
      const isGood = await isAsWritten(join(this.path, file.name), file).catch(() => false)
      if (isGood) continue
      await this.remove(key)
      return null
    }
    const now = new Date()
    await utimes(this.manifestPath(key), now, now).catch(() => undefined)
    return { paths: manifest.tables.map(({ name }) => join(this.path, name)), facts: manifest.facts }
  }

  /**
   * Keeps what `writeTables` writes to a new path, in place of what was kept under the key, or on top of the tables `base` of
   * that; if these were replaced meanwhile, nothing is kept. Then the oldest go until the cache has its size. Throws an error of
   * the system, of `writeTables`, or of the signal if that is aborted.
   */
  async keep(key: string, facts: unknown, signal: AbortSignal, writeTables: (path: string) => Promise<void>, base: string | null = null): Promise<void> {
    const name = nameOf(key)
    await mkdir(this.path, { recursive: true, mode: 0o700 })
    const folder = await mkdtemp(join(this.path, ownPrefix()))
    const cancelRemoval = removeAtExit(folder)
    try {
      const unfinished = join(folder, 'tables.duckdb')
      await writeTables(unfinished)
      const { size: bytes } = await stat(unfinished)
      const former = await this.manifest(key)
      const below = (former?.tables.slice(0, 1) ?? []).filter((file) => join(this.path, file.name) === base)
      if (base !== null && below.length === 0) return
      if (below.reduce((sum, file) => sum + file.bytes, bytes) > this.maximumBytes) return
      await chmod(unfinished, 0o600)
      await flush(unfinished)
      const file: TablesFile = { name: `${name}-${randomBytes(6).toString('hex')}.duckdb`, bytes, fingerprint: await fingerprintOf(unfinished, signal) }
      await rename(unfinished, join(this.path, file.name))
      const content = JSON.stringify({ tables: [...below, file], facts } satisfies Manifest<unknown>)
      await writeAtomically(this.manifestPath(key), [`${hashOf(content)}\n${content}\n`], signal, 0o600)
      for (const old of former?.tables.slice(below.length) ?? []) await this.removeFile(old.name)
    } finally {
      await rm(folder, { recursive: true, force: true })
      cancelRemoval()
    }
    await this.trim()
  }

  /** Forgets what is kept under a key. It never fails. */
  async remove(key: string): Promise<void> {
    await this.removeNamed(nameOf(key))
  }

  /** Removes everything. What cannot be removed, such as what another program has open on Windows, stays. */
  async clear(): Promise<void> {
    for (const name of await this.names()) if (isOurs(name)) await this.removeFile(name)
  }

  /** The number of bytes that everything takes. */
  async bytes(): Promise<number> {
    const sizes = await Promise.all((await this.names()).filter(isOurs).map(async (name) => (await this.statOf(name))?.size ?? 0))
    return sizes.reduce((sum, size) => sum + size, 0)
  }

  /** Removes what was used longest ago until the rest has its size, and tables without a manifest. */
  private async trim(): Promise<void> {
    const names = (await this.names()).filter(isOurs)
    const manifests = names.filter((name) => manifestName.test(name))
    const used = new Map<string, number>()
    const referred = new Set<string>()
    for (const name of manifests) {
      used.set(name.slice(0, 40), (await this.statOf(name))?.mtimeMs ?? 0)
      for (const tables of (await this.readManifest(name))?.tables ?? []) referred.add(tables.name)
    }
    for (const name of names) {
      const stats = await this.statOf(name)
      if (tablesName.test(name) && !referred.has(name) && stats !== null && Date.now() - stats.mtimeMs > orphanAge) await this.removeFile(name)
    }
    const oldestFirst = [...used].toSorted(([, one], [, other]) => one - other).map(([name]) => name)
    for (const name of oldestFirst) {
      if ((await this.bytes()) <= this.maximumBytes) return
      await this.removeNamed(name)
    }
  }

  private async removeNamed(name: string): Promise<void> {
    // Without its manifest nobody looks for the tables.
    await this.removeFile(`${name}.json`)
    for (const other of await this.names()) if (other.startsWith(`${name}-`) && tablesName.test(other)) await this.removeFile(other)
  }

  private async manifest<Facts = unknown>(key: string): Promise<Manifest<Facts> | null> {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its hash says that it is what was written
    return (await this.readManifest(`${nameOf(key)}.json`)) as Manifest<Facts> | null
  }

  /** Null if there is none, or if it is not what was written. */
  private async readManifest(name: string): Promise<Manifest<unknown> | null> {
    const path = join(this.path, name)
    try {
      const stats = await lstat(path)
      if (!stats.isFile() || !isOwn(stats)) return null
      const text = await readFile(path, 'utf8')
      const [hash, content = ''] = text.split('\n', 2)
      if (hashOf(content) !== hash) return null
      const manifest: Manifest<unknown> = JSON.parse(content)
      return manifest.tables.every((file) => tablesName.test(file.name)) ? manifest : null
    } catch {
      return null
    }
  }

  private manifestPath(key: string): string {
    return join(this.path, `${nameOf(key)}.json`)
  }

  private async names(): Promise<readonly string[]> {
    return readdir(this.path).catch(() => [])
  }

  private async statOf(name: string) {
    return lstat(join(this.path, name)).catch(() => null)
  }

  private async removeFile(name: string): Promise<void> {
    await rm(join(this.path, name), { force: true }).catch(() => undefined)
  }
}

function isOurs(name: string): boolean {
  return manifestName.test(name) || tablesName.test(name)
}

function nameOf(key: string): string {
  return hashOf(key).slice(0, 40)
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** Whether nobody else can change a file or what is in a folder. Windows has no such owner and mode. */
function isOwn({ uid, mode }: { readonly uid: number; readonly mode: number }): boolean {
  return process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0)
}

async function isAsWritten(path: string, { bytes, fingerprint }: TablesFile): Promise<boolean> {
  const stats = await lstat(path)
  return stats.isFile() && isOwn(stats) && stats.size === bytes && (await hasFingerprint(path, fingerprint))
}

async function flush(path: string): Promise<void> {
  const file = await open(path)
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}
