import { join } from 'node:path'
import { changePreferences, readPreferences, type Preferences, type PreferencesPatch } from '../shared/preferences'
import { JsonFile } from './jsonFile'

/** What the user likes. They hold for the session even where they cannot be written. */
export class UserPreferences {
  readonly #file: JsonFile | null
  #current: Promise<Preferences> | null = null

  private constructor(file: JsonFile | null) {
    this.#file = file
  }

  static inFolder(dataFolder: string): UserPreferences {
    return new UserPreferences(new JsonFile(join(dataFolder, 'preferences.json')))
  }

  static inMemory(): UserPreferences {
    return new UserPreferences(null)
  }

  get(): Promise<Preferences> {
    this.#current ??= this.#read()
    return this.#current
  }

  /** Changes the parts given; resolves with all of them once they are kept. */
  async set(patch: PreferencesPatch): Promise<Preferences> {
    const changed = this.get().then((current) => changePreferences(current, patch))
    this.#current = changed
    await this.#file?.write(await changed)
    return changed
  }

  async #read(): Promise<Preferences> {
    return readPreferences(await this.#file?.read())
  }
}
