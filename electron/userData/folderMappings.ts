import { z } from 'zod'
import { mappingSchema, type Mapping } from '../../shared/folder/mapping'

const maximumFolders = 500
const storedMappings = z.array(z.strictObject({ folder: z.string(), mapping: mappingSchema }))

/**
 * The mappings that the user has chosen for folders whose files can be read in more than one way, the newest choice
 * first. They are kept apart from the folders, because Store Monitor never writes into a folder of data.
 */
export type FolderMappings = readonly Readonly<z.infer<typeof storedMappings>[number]>[]

/** The mappings in a stored value; undefined if the value is not a list of mappings. */
export function readFolderMappings(stored: unknown): FolderMappings | undefined {
  return storedMappings.safeParse(stored).data
}

/** The mapping chosen for a folder, or null. */
export function mappingOf(mappings: FolderMappings, folder: string): Mapping | null {
  return mappings.find((entry) => entry.folder === folder)?.mapping ?? null
}

/** The mappings with this one first, in place of the one that the folder had. */
export function withMapping(mappings: FolderMappings, folder: string, mapping: Mapping): FolderMappings {
  return [{ folder, mapping }, ...withoutMapping(mappings, folder)].slice(0, maximumFolders)
}

/** The mappings without that of a folder; the same list if the folder has none. */
export function withoutMapping(mappings: FolderMappings, folder: string): FolderMappings {
  return mappingOf(mappings, folder) === null ? mappings : mappings.filter((entry) => entry.folder !== folder)
}
