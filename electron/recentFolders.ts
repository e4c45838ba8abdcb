import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'

const maximumLength = 10
const storedFolders = z.array(z.string())

/** The folders opened before, newest first, in a small JSON file of the app's data folder. */
export class RecentFolders {
  readonly #path: string

  constructor(dataFolder: string) {
    this.#path = join(dataFolder, 'recent-folders.json')
  }

  /** A missing or broken file counts as an empty list. */
  async list(): Promise<readonly string[]> {
    try {
      return storedFolders.parse(JSON.parse(await readFile(this.#path, 'utf8'))).slice(0, maximumLength)
    } catch {
      return []
    }
  }

  /** Puts a folder first. A list that cannot be written is no reason to fail: the folder itself is open. */
  async add(folder: string): Promise<void> {
    const others = (await this.list()).filter((other) => other !== folder)
    const folders = [folder, ...others].slice(0, maximumLength)
    const temporaryPath = `${this.#path}.${process.pid}.tmp`
    try {
      await mkdir(dirname(this.#path), { recursive: true })
      await writeFile(temporaryPath, `${JSON.stringify(folders, null, 2)}\n`)
      await rename(temporaryPath, this.#path)
    } catch (error) {
      console.error(`The list of recent folders could not be written to ${this.#path}:`, error)
    }
  }
}
