import { randomBytes, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises'
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

/** So many files may be written or wait; they lie on the disk. */
const mostFiles = 100

interface Offer {
  readonly path: string
  /** Deletes the file when its time is up. */
  readonly timer: NodeJS.Timeout
}

/** Finished files that wait, in a private temporary folder, to be fetched once by the browser. */
export class Downloads {
  readonly #folder: string
  /** The folders of the files that are written or wait. */
  readonly #reserved = new Set<string>()
  readonly #offers = new Map<string, Offer>()

  private constructor(folder: string) {
    this.#folder = folder
  }

  static async open(): Promise<Downloads> {
    // Such a folder can be read by its owner alone.
    const folder = await mkdtemp(join(tmpdir(), 'store-monitor-downloads-'))
    removeAtExit(folder)
    return new Downloads(folder)
  }

  /**
   * A path to write a file of this name to, in a folder of its own, until it is fetched or discarded. Throws TOO_BUSY
   * while there are many.
   */
  async reserve(name: string): Promise<string> {
    if (this.#reserved.size >= mostFiles) {
      throw new EngineError('TOO_BUSY', 'Too many exports wait to be fetched; try again later.')
    }
    const path = join(this.#folder, randomUUID(), name)
    // Before anything is awaited: many may ask at once.
    this.#reserved.add(dirname(path))
    await mkdir(dirname(path))
    return path
  }

  /** Offers a file under an id that cannot be guessed. */
  offer(path: string): string {
    const id = randomBytes(24).toString('base64url')
    const expire = (): void => {
      this.#offers.delete(id)
      void this.discard(path)
    }
    this.#offers.set(id, { path, timer: setTimeout(expire, keptMilliseconds).unref() })
    return id
  }

  /** Opens an offered file. The id is spent; null for one that is spent or was never given out. */
  async take(id: string): Promise<Download | null> {
    const offer = this.#offers.get(id)
    if (offer === undefined) return null
    const { path, timer } = offer
    this.#offers.delete(id)
    clearTimeout(timer)
    const { size } = await stat(path)
    const content = createReadStream(path)
    content.once('close', () => void this.discard(path))
    return { name: basename(path), bytes: size, content }
  }

  /** Deletes a file, if it was written, and makes room for another. */
  async discard(path: string): Promise<void> {
    await rm(dirname(path), { recursive: true, force: true })
    this.#reserved.delete(dirname(path))
  }

  async close(): Promise<void> {
    for (const { timer } of this.#offers.values()) clearTimeout(timer)
    await rm(this.#folder, { recursive: true, force: true })
  }
}
