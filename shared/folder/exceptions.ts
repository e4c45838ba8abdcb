import { z } from 'zod'
import { maximumStoreIdLength } from '../core/limits'

/** A text of an exception, as the file of exceptions has it; empty if it has none. */
const text = z.string().max(100)

/** Maximum number of stores that one added exception names. */
export const maximumStoresOfException = 100_000
/** Maximum number of characters of the reason of an added exception. */
export const maximumReasonLength = 500

/**
 * An exception that the user has added to a folder, with the texts that a row of an exceptions file would have
 * (REPORT.md, "Exceptions"). `storeIds` is null for all stores.
 */
export const addedExceptionSchema = z.strictObject({
  storeIds: z.array(z.string().min(1).max(maximumStoreIdLength)).min(1).max(maximumStoresOfException).nullable(),
  date: text.default(''),
  endDate: text.default(''),
  startTime: text.default(''),
  endTime: text.default(''),
  start: text.default(''),
  end: text.default(''),
  reason: z.string().max(maximumReasonLength).regex(/^\P{Cc}*$/u, 'A reason is one line of text').default(''),
})
export type AddedException = Readonly<z.infer<typeof addedExceptionSchema>>

/** An exception that the user has added, with a number that no other of the folder has. */
export interface NumberedException extends AddedException {
  readonly id: number
}

/** The names of the first stores of an exception, as many as people are told, in the order of `storeIds`; null for stores without one. */
export interface StoreNames {
  readonly storeNames: readonly (string | null)[]
}

/** An exception that the user has added, with the names of its stores. */
export interface ListedException extends NumberedException, StoreNames {}

/** Maximum number of exceptions that are added to one folder. */
export const maximumAddedExceptions = 10_000

/** Closed on local days, open at other times on local days, or closed from an instant to another. */
export type ExceptionKind = 'closed' | 'hours' | 'from_to'

/** An exception as a report keeps it. Texts are in the forms that exports have, and empty if there are none. */
export interface KeptException extends Omit<AddedException, 'storeIds'>, StoreNames {
  readonly kind: ExceptionKind
  /** The attribute and its value that the stores have; null if they are named, or are all. */
  readonly attribute: { readonly name: string; readonly value: string } | null
  /** At most 20 of the stores it is for; null for all stores. */
  readonly storeIds: readonly string[] | null
  /** How many stores it is for; null for all. */
  readonly stores: number | null
}

/** The columns of an exceptions file, in the order in which they are exported. */
export const exceptionColumns = ['store_id', 'date', 'end_date', 'start_time_local', 'end_time_local', 'start', 'end', 'reason'] as const
