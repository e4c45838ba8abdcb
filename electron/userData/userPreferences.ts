import { join } from 'node:path'
import { changePreferences, readPreferences, type Preferences, type PreferencesPatch } from '../../shared/preferences/preferences'
import { JsonFile } from './jsonFile'

/** What the user likes. They hold for the session even where they cannot be written. */
export class UserPreferences {
  readonly #file: JsonFile | null
  #current: Promise<Preferences> | null = null
  #lastChange: Promise<unknown> = Promise.resolve()
  readonly #listeners: ((preferences: Preferences) => void)[] = []

  private constructor(file: JsonFile | null) {
    this.#file = file
  }

  static inFolder(dataFolder: string): UserPreferences {
    return new UserPreferences(new JsonFile(join(dataFolder, 'preferences.json')))
  }

  static inMemory(): UserPreferences {
    return new UserPreferences(null)
  }

  /** Tells the preferences as they are, and after each change. */
  async follow(listener: (preferences: Preferences) => void): Promise<void> {
    this.#listeners.push(listener)
    listener(await this.get())
  }

  get(): Promise<Preferences> {
    this.#current ??= this.#read()
    return this.#current
  }

  /** Changes the parts given; resolves with all of them once they are kept. */
  set(patch: PreferencesPatch): Promise<Preferences> {
    const change = this.#change(patch)
    this.#lastChange = change
    return change
  }

  /** Resolves once every change so far is kept, for whoever is about to end the program. */
  async whenKept(): Promise<void> {
    await Promise.allSettled([this.#lastChange])
  }

  async #change(patch: PreferencesPatch): Promise<Preferences> {
    const changed = this.get().then((current) => changePreferences(current, patch))
    this.#current = changed
    const preferences = await changed
    for (const listener of this.#listeners) listener(preferences)
    await this.#file?.write(preferences)
    return preferences
  }

  async #read(): Promise<Preferences> {
    return readPreferences(await this.#file?.read())
  }
}
