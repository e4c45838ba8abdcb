import { z } from 'zod'

/** Rows `offset` to `offset + limit - 1` of a list. */
export const page = { offset: z.int().min(0), limit: z.int().min(1).max(1000) }

/** Input of an operation that takes nothing. */
export const nothing = z.strictObject({})

/** One entry of the contract: a sentence about the operation, and the schema of its input. */
export type OperationTable = Readonly<Record<string, { readonly summary: string; readonly input: z.ZodType }>>
