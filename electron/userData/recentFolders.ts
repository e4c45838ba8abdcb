import { join } from 'node:path'
import { z } from 'zod'
import { JsonFile } from './jsonFile'

const maximumLength = 10
const storedFolders = z.array(z.string())

/** The folders opened before, newest first, in a small JSON file of the app's data folder. */
export class RecentFolders {
  readonly #file: JsonFile
  readonly #listeners: ((folders: readonly string[]) => void)[] = []

  constructor(dataFolder: string) {
    this.#file = new JsonFile(join(dataFolder, 'recent-folders.json'))
  }

  /** Tells the folders as they are, and after each change. */
  async follow(listener: (folders: readonly string[]) => void): Promise<void> {
    this.#listeners.push(listener)
    listener(await this.list())
  }

  /** A missing or broken file counts as an empty list. */
  async list(): Promise<readonly string[]> {
    return (storedFolders.safeParse(await this.#file.read()).data ?? []).slice(0, maximumLength)
  }

  /** Puts a folder first. */
  async add(folder: string): Promise<void> {
    const others = (await this.list()).filter((other) => other !== folder)
    const folders = [folder, ...others].slice(0, maximumLength)
    await this.#file.write(folders)
    for (const listener of this.#listeners) listener(folders)
  }
}
