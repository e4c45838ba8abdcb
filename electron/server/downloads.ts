import { randomBytes, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { currentClient } from '../engine/core/currentClient'
import { EngineError, noRoom } from '../engine/core/errors'
import { makeTemporaryFolder } from '../engine/write/temporaryFolder'
import { Quota } from '../engine/core/quota'

export interface Download {
  readonly name: string
  readonly bytes: number
  /** The file is deleted when this stream closes, even if it was not read to its end. */
  readonly content: Readable
}

/** How long a file waits to be fetched. */
const maximumAgeMilliseconds = 10 * 60_000

/** Maximum number of files that are being written or wait to be fetched, because they fill the disk. */
const maximumFiles = { inAll: 200, perClient: 100 }

interface Offer {
  readonly path: string
  /** Deletes the file when it is too old. */
  readonly timer: NodeJS.Timeout
}

/** Exported files that wait in a private temporary folder until the browser fetches them, once each. */
export class Downloads {
  private readonly quota = new Quota(maximumFiles)
  /** The functions that release the quota of each file, by the folder of the file. */
  private readonly releases = new Map<string, () => void>()
  private readonly offers = new Map<string, Offer>()

  private constructor(private readonly folder: string) {}

  static async open(): Promise<Downloads> {
    return new Downloads(await makeTemporaryFolder())
  }

  /**
   * Reserves a path for a file of this name, in a separate folder, until the file is fetched or discarded. Throws
   * TOO_BUSY if there are too many files, of this client or in all.
   */
  async reserve(name: string): Promise<string> {
    const release = this.quota.acquire(currentClient())
    if (release === null) throw new EngineError('TOO_BUSY', 'Too many exported files wait to be fetched. Try again later.')
    const path = join(this.folder, randomUUID(), name)
    // Remembered before the first await, because many calls may come at once.
    this.releases.set(dirname(path), release)
    try {
      // The folder too, because somebody may have cleaned up the folder for temporary files.
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    } catch (error) {
      await this.discard(path)
      throw noRoom(error, this.folder) ?? error
    }
    return path
  }

  /** Offers a file under an id that cannot be guessed. */
  offer(path: string): string {
    const id = randomBytes(24).toString('base64url')
    const expire = (): void => {
      this.offers.delete(id)
      void this.discard(path)
    }
    this.offers.set(id, { path, timer: setTimeout(expire, maximumAgeMilliseconds).unref() })
    return id
  }

  /** Opens an offered file. Its id works once: null if it was used before, has expired or never existed. */
  async take(id: string): Promise<Download | null> {
    const offer = this.offers.get(id)
    if (offer === undefined) return null
    const { path, timer } = offer
    this.offers.delete(id)
    clearTimeout(timer)
    const { size } = await stat(path)
    const content = createReadStream(path)
    content.once('close', () => void this.discard(path))
    return { name: basename(path), bytes: size, content }
  }

  /** Deletes a file, if it was written, and releases its quota. */
  async discard(path: string): Promise<void> {
    try {
      await rm(dirname(path), { recursive: true, force: true })
    } finally {
      this.releases.get(dirname(path))?.()
      this.releases.delete(dirname(path))
    }
  }

  async close(): Promise<void> {
    for (const { timer } of this.offers.values()) clearTimeout(timer)
    await rm(this.folder, { recursive: true, force: true })
  }
}
