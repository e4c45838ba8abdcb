import { z } from 'zod'
import type { FileRole } from './dataSet'
import { tableColumns, type TableColumn } from './tableColumns'

/** The name of a column in the header of a file. */
const columnName = z.string().min(1).max(1000)
/** The path of a file relative to the open folder, with `/`. */
const file = z.string().min(1).max(4096)

/**
 * Assigns files to tables, and names in their headers to columns. A table that is listed consists of exactly the listed
 * files, which may be none. Tables and columns that are not listed are recognised by the headers.
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

/** A file that can be one of the tables. */
export interface MappableFile {
  /** Its path relative to the folder, with `/`. */
  readonly file: string
  /** Its columns in order. An empty or repeated name gets `#` and a number, so that all names differ. */
  readonly columns: readonly { readonly name: string; readonly samples: readonly string[] }[]
  /** The table it is used as by default; null if it is ignored. */
  readonly role: FileRole | null
  /** The best guess of its columns for each table. */
  readonly guesses: Readonly<Record<FileRole, MappedColumns>>
}

/** The contents of a folder, as far as the beginnings of its files show them. */
export interface FolderInspection {
  readonly folder: string
  /** Questions to the user, in sentences; empty if the folder can be loaded without an answer. */
  readonly questions: readonly string[]
  /** The tables that the questions are about. */
  readonly asked: readonly FileRole[]
  readonly files: readonly MappableFile[]
  /** The user's earlier choice for this folder, or else the best guess. */
  readonly mapping: Mapping
  /** Whether `mapping` is an earlier choice of the user. */
  readonly isRemembered: boolean
}
