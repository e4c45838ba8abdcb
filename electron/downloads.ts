import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { EngineError } from './engine/errors'
import { removeAtExit } from './engine/leftovers'

export interface Download {
  readonly name: string
  readonly bytes: number
  /** The file is deleted when this stream closes, read to its end or not. */
  readonly content: Readable
}

/** A file is kept so long for somebody to fetch it. */
const keptMilliseconds = 10 * 60_000

/** So many files may wait; they lie on the disk. */
const mostFiles = 100

/** Finished files that wait, in a private temporary folder, to be fetched once by the browser. */
export class Downloads {
  readonly #folder: string
  readonly #paths = new Map<string, string>()
  /** What deletes each file when its time is up, by the folder of the file. */
  readonly #timers = new Map<string, NodeJS.Timeout>()

  private constructor(folder: string) {
    this.#folder = folder
  }

  static async open(): Promise<Downloads> {
    // Such a folder can be read by its owner alone.
    const folder = await mkdtemp(join(tmpdir(), 'store-monitor-downloads-'))
    removeAtExit(folder)
    return new Downloads(folder)
  }

  /** A path to write a file of this name to, in a folder of its own. Throws TOO_BUSY while many files wait. */
  async reserve(name: string): Promise<string> {
    if (this.#timers.size >= mostFiles) {
      throw new EngineError('TOO_BUSY', 'Too many exports wait to be fetched; try again later.')
    }
    const folder = await mkdtemp(join(this.#folder, 'file-'))
    this.#keep(folder)
    return join(folder, name)
  }

  /** Offers a file under an id that cannot be guessed. */
  offer(path: string): string {
    const id = randomBytes(24).toString('base64url')
    this.#paths.set(id, path)
    this.#keep(dirname(path), id)
    return id
  }

  /** Opens an offered file. The id is spent; null for one that is spent or was never given out. */
  async take(id: string): Promise<Download | null> {
    const path = this.#paths.get(id)
    if (path === undefined) return null
    this.#paths.delete(id)
    clearTimeout(this.#timers.get(dirname(path)))
    const { size } = await stat(path)
    const content = createReadStream(path)
    content.once('close', () => void this.#delete(dirname(path)))
    return { name: basename(path), bytes: size, content }
  }

  async close(): Promise<void> {
    for (const timer of this.#timers.values()) clearTimeout(timer)
    await rm(this.#folder, { recursive: true, force: true })
  }

  /** Has a folder deleted when its time is up, counted from now. */
  #keep(folder: string, id?: string): void {
    clearTimeout(this.#timers.get(folder))
    const expire = (): void => {
      if (id !== undefined) this.#paths.delete(id)
      void this.#delete(folder)
    }
    this.#timers.set(folder, setTimeout(expire, keptMilliseconds).unref())
  }

  async #delete(folder: string): Promise<void> {
    clearTimeout(this.#timers.get(folder))
    this.#timers.delete(folder)
    await rm(folder, { recursive: true, force: true })
  }
}
