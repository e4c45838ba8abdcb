import { z } from 'zod'

/** Rows `offset` to `offset + limit - 1` of a list. */
export const page = { offset: z.int().min(0), limit: z.int().min(1).max(1000) }

/** The input of an operation without parameters. */
export const nothing = z.strictObject({})

/** Operations by name, each with a one-line summary and the schema of its input. */
export type OperationTable = Readonly<Record<string, { readonly summary: string; readonly input: z.ZodType }>>
