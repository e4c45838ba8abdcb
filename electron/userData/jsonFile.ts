import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** A small file of the app's data folder that holds one JSON value. */
export class JsonFile {
  readonly #path: string
  #lastWrite: Promise<void> = Promise.resolve()

  constructor(path: string) {
    this.#path = path
  }

  /** Undefined when the file is missing or no JSON. */
  async read(): Promise<unknown> {
    try {
      return JSON.parse(await readFile(this.#path, 'utf8'))
    } catch {
      return undefined
    }
  }

  /**
   * Puts the value in place of the one before: whole, or not at all. What cannot be written is told on standard error
   * only: no work of the user depends on it.
   */
  write(value: unknown): Promise<void> {
    this.#lastWrite = this.#lastWrite.then(() => this.#replace(value))
    return this.#lastWrite
  }

  async #replace(value: unknown): Promise<void> {
    const temporaryPath = `${this.#path}.${process.pid}.tmp`
    try {
      await mkdir(dirname(this.#path), { recursive: true })
      await writeFile(temporaryPath, `${JSON.stringify(value, null, 2)}\n`)
      await rename(temporaryPath, this.#path)
    } catch (error) {
      console.error(`${this.#path} could not be written:`, error)
    }
  }
}
