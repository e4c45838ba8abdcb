import { z } from 'zod'
import { addedExceptionSchema, maximumAddedExceptions, type AddedException, type NumberedException } from '../../shared/folder/exceptions'
import { specialDayChoices, type SpecialDayChoice } from '../../shared/folder/specialDays'

const maximumFolders = 500
const storedExceptions = z.array(
  z.strictObject({
    folder: z.string(),
    exceptions: z.array(addedExceptionSchema.extend({ id: z.int().min(1) })).max(maximumAddedExceptions),
    /** What counts if some contradict each other. */
    specialDays: z.enum(specialDayChoices).optional(),
  }),
)

/**
 * The exceptions that the user has added to folders, the last changed folder first. They are kept apart from the folders,
 * because Store Monitor never writes into a folder of data.
 */
export type FolderExceptions = readonly Readonly<z.infer<typeof storedExceptions>[number]>[]

/** The exceptions in a stored value; undefined if the value is not a list of them. */
export function readFolderExceptions(stored: unknown): FolderExceptions | undefined {
  return storedExceptions.safeParse(stored).data
}

/** The exceptions added to a folder, in the order in which they were added. */
export function exceptionsOf(all: FolderExceptions, folder: string): readonly NumberedException[] {
  return all.find((entry) => entry.folder === folder)?.exceptions ?? []
}

/** What the user has said about exceptions of a folder that contradict each other; undefined for nothing. */
export function specialDaysOf(all: FolderExceptions, folder: string): SpecialDayChoice | undefined {
  return all.find((entry) => entry.folder === folder)?.specialDays
}

/** All exceptions with these of a folder, in place of those that it had. A choice about special days stays until the next. */
export function withExceptions(
  all: FolderExceptions,
  folder: string,
  exceptions: readonly NumberedException[],
  specialDays = specialDaysOf(all, folder),
): FolderExceptions {
  const others = all.filter((entry) => entry.folder !== folder)
  const entry = { folder, exceptions: [...exceptions], ...(specialDays !== undefined && { specialDays }) }
  return exceptions.length === 0 ? others : [entry, ...others].slice(0, maximumFolders)
}

/** New exceptions with numbers after those of the earlier ones. */
export function numbered(earlier: readonly NumberedException[], added: readonly AddedException[]): readonly NumberedException[] {
  const last = Math.max(0, ...earlier.map(({ id }) => id))
  return added.map((exception, index) => ({ ...exception, id: last + index + 1 }))
}
