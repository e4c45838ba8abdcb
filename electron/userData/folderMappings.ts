import { join } from 'node:path'
import { z } from 'zod'
import { mappingSchema, type Mapping } from '../../shared/folder/mapping'
import { JsonFile } from './jsonFile'

const maximumFolders = 500
const storedMappings = z.array(z.strictObject({ folder: z.string(), mapping: mappingSchema }))
type StoredMappings = z.infer<typeof storedMappings>

/**
 * What the user chose for folders whose files can be read in more than one way, the newest choice first, in a small
 * JSON file of the app's data folder; the folders themselves are never written to. Choices hold for the session even
 * where they cannot be kept.
 */
export class FolderMappings {
  readonly #file: JsonFile | null
  #current: Promise<StoredMappings> | null = null

  private constructor(file: JsonFile | null) {
    this.#file = file
  }

  static inFolder(dataFolder: string): FolderMappings {
    return new FolderMappings(new JsonFile(join(dataFolder, 'folder-mappings.json')))
  }

  static inMemory(): FolderMappings {
    return new FolderMappings(null)
  }

  /** Null where nothing was chosen. */
  async get(folder: string): Promise<Mapping | null> {
    const stored = await this.#list()
    return stored.find((entry) => entry.folder === folder)?.mapping ?? null
  }

  /** Puts a choice in place of the one before. */
  async remember(folder: string, mapping: Mapping): Promise<void> {
    await this.#change(folder, [{ folder, mapping }])
  }

  async forget(folder: string): Promise<void> {
    if ((await this.get(folder)) !== null) await this.#change(folder, [])
  }

  async #change(folder: string, entries: StoredMappings): Promise<void> {
    const changed = this.#list().then((stored) =>
      [...entries, ...stored.filter((entry) => entry.folder !== folder)].slice(0, maximumFolders),
    )
    this.#current = changed
    await this.#file?.write(await changed)
  }

  #list(): Promise<StoredMappings> {
    this.#current ??= this.#read()
    return this.#current
  }

  /** A missing or broken file counts as an empty list. */
  async #read(): Promise<StoredMappings> {
    return storedMappings.safeParse(await this.#file?.read()).data ?? []
  }
}
