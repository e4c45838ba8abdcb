import { z } from 'zod'
import type { FileRole } from './dataSet'
import { tableColumns, type TableColumn } from './tableColumns'

/** What the header of a file calls a column. */
const columnName = z.string().min(1).max(1000)
/** The path of a file from the opened folder on, with `/`. */
const file = z.string().min(1).max(4096)

/**
 * Which files are which table, and what their headers call its columns. A table that is named is made of these files
 * and no others, none where there is none; columns that are not named are found by the header, as are tables.
 */
export const mappingSchema = z.strictObject({
  polls: z
    .array(z.strictObject({ file, columns: z.partialRecord(z.enum(tableColumns.polls), columnName).default({}) }))
    .min(1)
    .max(10_000)
    .optional(),
  businessHours: z
    .array(z.strictObject({ file, columns: z.partialRecord(z.enum(tableColumns.businessHours), columnName).default({}) }))
    .max(1)
    .optional(),
  timezones: z
    .array(z.strictObject({ file, columns: z.partialRecord(z.enum(tableColumns.timezones), columnName).default({}) }))
    .max(1)
    .optional(),
})
export type Mapping = z.infer<typeof mappingSchema>

export type MappedColumns = Readonly<Partial<Record<TableColumn, string>>>
export interface MappedFile {
  readonly file: string
  readonly columns: MappedColumns
}

/** A file of a folder that can be one of the tables. */
export interface MappableFile {
  /** Its path from the folder on, with `/`. */
  readonly file: string
  /** Its columns in their order; a name that is empty or comes again is made different by `#` and a number. */
  readonly columns: readonly { readonly name: string; readonly samples: readonly string[] }[]
  /** What it is read as where nothing is chosen; null where it is not read. */
  readonly role: FileRole | null
  /** For every table, which of its columns is what, as far as that can be guessed. */
  readonly guesses: Readonly<Record<FileRole, MappedColumns>>
}

/** What a folder holds, without reading more than the beginning of each file. */
export interface FolderInspection {
  readonly folder: string
  /** Why the folder cannot be read without a choice of the user, in sentences; none where it can. */
  readonly questions: readonly string[]
  /** The tables these questions are about. */
  readonly asked: readonly FileRole[]
  readonly files: readonly MappableFile[]
  /** What the user chose for this folder before, or else the best guess. */
  readonly mapping: Mapping
  /** Whether `mapping` is what the user chose before. */
  readonly isRemembered: boolean
}
