import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { removeAtExit } from './engine/leftovers'

export interface Download {
  readonly name: string
  readonly bytes: number
  /** The file is deleted when this stream closes, read to its end or not. */
  readonly content: Readable
}

/** Finished files that wait, in a private temporary folder, to be fetched once by the browser. */
export class Downloads {
  readonly #folder: string
  readonly #paths = new Map<string, string>()

  private constructor(folder: string) {
    this.#folder = folder
  }

  static async open(): Promise<Downloads> {
    // Such a folder can be read by its owner alone.
    const folder = await mkdtemp(join(tmpdir(), 'store-monitor-downloads-'))
    removeAtExit(folder)
    return new Downloads(folder)
  }

  /** A path to write a file of this name to, in a folder of its own. */
  async reserve(name: string): Promise<string> {
    return join(await mkdtemp(join(this.#folder, 'file-')), name)
  }

  /** Offers a file under an id that cannot be guessed. */
  offer(path: string): string {
    const id = randomBytes(24).toString('base64url')
    this.#paths.set(id, path)
    return id
  }

  /** Opens an offered file. The id is spent; null for one that is spent or was never given out. */
  async take(id: string): Promise<Download | null> {
    const path = this.#paths.get(id)
    if (path === undefined) return null
    this.#paths.delete(id)
    const { size } = await stat(path)
    const content = createReadStream(path)
    content.once('close', () => void rm(dirname(path), { recursive: true, force: true }))
    return { name: basename(path), bytes: size, content }
  }

  async close(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true })
  }
}
