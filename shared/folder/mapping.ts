import { z } from 'zod'
import { maximumPathLength } from '../core/limits'
import type { ValueChoice } from '../core/result'
import type { FileRole } from './fileRole'
import { specialDayChoices } from './specialDays'
import { otherColumns, tableColumns, type ReadColumn } from './tableColumns'

/** The name of a column in the header of a file; empty if the file has no such column, whatever its header says. */
const columnName = z.string().max(1000)
/** The path of a file relative to the open folder, with `/`. */
const file = z.string().min(1).max(maximumPathLength)

function mappedFiles<Column extends ReadColumn>(columns: readonly Column[]) {
  return z.array(z.strictObject({ file, columns: z.partialRecord(z.enum(columns), columnName).default({}) })).max(10_000)
}

/** How weekdays are numbered: 0 to 6 from Monday or Sunday, or 1 to 7 from Monday (ISO 8601) or Sunday. */
export const weekdayNumberings = ['monday0', 'sunday0', 'iso', 'sunday1'] as const
export type WeekdayNumbering = (typeof weekdayNumberings)[number]

/** The order of day and month in dates such as 1/2/2023. */
export const dateOrders = ['day-first', 'month-first'] as const
export type DateOrder = (typeof dateOrders)[number]

/** What a word in a status column can mean; `none` says nothing about the store, such as `maintenance`. */
export const statusMeanings = ['active', 'inactive', 'none'] as const
export type StatusMeaning = (typeof statusMeanings)[number]

/**
 * Assigns files to tables, and names in their headers to columns. A table that is listed consists of exactly the listed
 * files, which may be none. Tables and columns that are not listed are recognised by the headers. The other parts say how
 * values are read that have more than one meaning; what is not listed is decided by the values (REPORT.md, "Inputs").
 */
export const mappingSchema = z.strictObject({
  polls: mappedFiles([...tableColumns.polls, ...otherColumns.polls]).min(1).optional(),
  businessHours: mappedFiles([...tableColumns.businessHours, ...otherColumns.businessHours]).optional(),
  timezones: mappedFiles([...tableColumns.timezones, ...otherColumns.timezones]).optional(),
  exceptions: mappedFiles([...tableColumns.exceptions, ...otherColumns.exceptions]).optional(),
  stores: mappedFiles([...tableColumns.stores, ...otherColumns.stores]).optional(),
  weekdays: z.enum(weekdayNumberings).optional(),
  dates: z.enum(dateOrders).optional(),
  specialDays: z.enum(specialDayChoices).optional(),
  /** `all` reads packed files even if they unpack to far more than their size. */
  unpacking: z.enum(['all']).optional(),
  /** The meaning of words in status columns, which are compared without case and spaces around them. */
  statuses: z.record(z.string().min(1).max(100), z.enum(statusMeanings)).optional(),
})
export type Mapping = z.infer<typeof mappingSchema>

export type MappedColumns = Readonly<Partial<Record<ReadColumn, string>>>
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
  /** Whether it has a header. Without one, its columns are named `#1`, `#2` and so on, and its first line is a row. */
  readonly hasHeader: boolean
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
  /** The parts of a mapping that the other questions are about. */
  readonly askedValues: readonly (ValueChoice | 'statuses')[]
  readonly files: readonly MappableFile[]
  /** Words in the status columns whose meaning is not known. */
  readonly unknownStatuses: readonly string[]
  /** The user's earlier choice for this folder, or else the best guess. */
  readonly mapping: Mapping
  /** Whether `mapping` answers all questions; otherwise it is a guess that the user has to complete. */
  readonly isComplete: boolean
  /** Whether the user has chosen a mapping of this folder earlier. */
  readonly isRemembered: boolean
}
