import { z } from 'zod'
import type { ExportOutcome } from '../export/exports'
import { addedExceptionSchema, maximumAddedExceptions, type KeptException, type ListedException, type NumberedException } from '../folder/exceptions'
import { specialDayChoices } from '../folder/specialDays'
import { reportId } from '../report/rowSelection'
import { nothing, type OperationTable } from './operationTable'

const exceptionId = z.int().min(1)

/** What counts if exceptions contradict each other, for when an operation fails with MAPPING_NEEDED. It is remembered. */
const specialDays = z.enum(specialDayChoices).optional()

/** The exceptions of the open folder: those in its files, and those that the user has added. */
export interface FolderExceptions {
  /** In the order in which they were added. */
  readonly added: readonly ListedException[]
  /** Those in the files of the folder, in the order of time, at most 1,000. */
  readonly fromFiles: readonly KeptException[]
}

/** A holiday, such as `2024-12-25`, `Christmas Day`. */
export interface Holiday {
  readonly date: string
  readonly name: string
  /** Whether it is a public holiday, on which most shops close or have special hours. */
  readonly isPublic: boolean
}

/** The closures and special hours of the open folder. They are kept apart from it, and count in reports made later. */
export const exceptionOperations = {
  getExceptions: { summary: 'List the exceptions of the open folder', input: nothing },
  addExceptions: {
    summary: 'Add exceptions to the open folder, without writing into it',
    input: z.strictObject({ exceptions: z.array(addedExceptionSchema).min(1).max(maximumAddedExceptions), specialDays }),
  },
  changeException: {
    summary: 'Replace an exception that was added to the open folder',
    input: z.strictObject({ id: exceptionId, exception: addedExceptionSchema, specialDays }),
  },
  removeExceptions: {
    summary: 'Remove exceptions that were added to the open folder',
    input: z.strictObject({ ids: z.array(exceptionId).max(maximumAddedExceptions) }),
  },
  importExceptions: {
    summary: 'Add the exceptions in the text of a file in one of the forms that files of a folder can have',
    input: z.strictObject({
      /** The name of the file, for messages. */
      fileName: z.string().min(1).max(255),
      text: z.string().min(1).max(5_000_000),
      specialDays,
    }),
  },
  exportExceptions: { summary: 'Save the exceptions that were added to the open folder as an exceptions file', input: nothing },
  getReportExceptions: {
    summary: 'List the exceptions that a report was made with and that may matter in its week or period',
    input: z.strictObject({ reportId }),
  },
  getHolidays: { summary: 'List the holidays of the United States in a year', input: z.strictObject({ year: z.int().min(1970).max(2199) }) },
} as const satisfies OperationTable

export interface ExceptionOutputs {
  getExceptions: FolderExceptions
  addExceptions: readonly NumberedException[]
  changeException: readonly NumberedException[]
  removeExceptions: readonly NumberedException[]
  importExceptions: readonly NumberedException[]
  exportExceptions: ExportOutcome
  getReportExceptions: readonly KeptException[]
  getHolidays: readonly Holiday[]
}
