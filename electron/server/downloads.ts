import { randomBytes, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { currentClient } from '../engine/core/currentClient'
import { EngineError } from '../engine/core/errors'
import { removeAtExit } from '../engine/write/removeAtExit'
import { Quota } from '../engine/core/quota'

export interface Download {
  readonly name: string
  readonly bytes: number
  /** The file is deleted when this stream closes, read to its end or not. */
  readonly content: Readable
}

/** A file is kept so long for somebody to fetch it. */
const keptMilliseconds = 10 * 60_000

/** So many files may be written or wait; they lie on the disk. */
const mostFiles = { inAll: 200, perClient: 100 }

interface Offer {
  readonly path: string
  /** Deletes the file when its time is up. */
  readonly timer: NodeJS.Timeout
}

/** Finished files that wait, in a private temporary folder, to be fetched once by the browser. */
export class Downloads {
  readonly #folder: string
  readonly #places = new Quota(mostFiles)
  /** What gives back the place of each file that is written or waits, by its folder. */
  readonly #reserved = new Map<string, () => void>()
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
   * while there are many, of the client who asks or in all.
   */
  async reserve(name: string): Promise<string> {
    const release = this.#places.acquire(currentClient())
    if (release === null) throw new EngineError('TOO_BUSY', 'Too many exports wait to be fetched; try again later.')
    const path = join(this.#folder, randomUUID(), name)
    // Before anything is awaited: many may ask at once.
    this.#reserved.set(dirname(path), release)
    try {
      await mkdir(dirname(path))
    } catch (error) {
      await this.discard(path)
      throw error
    }
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
    this.#reserved.get(dirname(path))?.()
    this.#reserved.delete(dirname(path))
  }

  async close(): Promise<void> {
    for (const { timer } of this.#offers.values()) clearTimeout(timer)
    await rm(this.#folder, { recursive: true, force: true })
  }
}
