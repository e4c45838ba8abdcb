import { z } from 'zod'
import { codesOf, type RefusalStatus } from '../responses/responses'

const statuses = [400, 401, 403, 404, 409, 413, 422, 429, 500] as const satisfies readonly RefusalStatus[]
type DescribedStatus = (typeof statuses)[number]

/** Why a request is refused. A method that an address does not take (405) is none of what is described at it. */
const reasons: Readonly<Record<DescribedStatus, string>> = {
  400: 'What was sent is not what this address takes; the answer names the first thing that is wrong',
  401: 'The token was not sent, or is another one',
  403: 'Sent to another address than that of the server or by the page of another site, or not allowed here',
  404: 'There is none of that name or number',
  409: 'Not in the present state: no folder is open, the report is not complete, or what was asked for was cancelled',
  413: 'The body is larger than 1 MB',
  422: 'The folder or its files cannot be read as they are',
  429: 'Too many requests, reports or exports at once, of this client or in all',
  500: 'An error that is not the fault of whoever asked',
}

/** Headers that come with a refusal. */
const headersOf: Partial<Record<DescribedStatus, object>> = {
  401: { 'WWW-Authenticate': header('Bearer') },
  429: { 'Retry-After': header('Seconds after which it is worth to ask again', z.int()) },
}

/** The three forms of a refusal: for scripts, for the page, for people. */
const forms = {
  Error: (description: string) => json(description, z.object({ error: z.string().describe('One sentence') })),
  Failure: (description: string, status: DescribedStatus) =>
    json(
      description,
      z.object({
        ok: z.literal(false),
        error: z.object({ code: z.enum(codesOf(status)), message: z.string().describe('One sentence') }),
      }),
    ),
  Text: (description: string) => ({ description, content: { 'text/plain': { schema: { type: 'string' } } } }),
} as const

/** The refusals of one address, by status. */
export function refusals(form: keyof typeof forms, ...of: readonly DescribedStatus[]): object {
  const entries = of.map((status) => [status, { ...forms[form](reasons[status], status), headers: headersOf[status] }])
  return Object.fromEntries(entries)
}

/** All that any operation may answer; described once, and referred to by each. */
export const refusalsOfOperations = {
  described: refusals('Failure', ...statuses),
  references: Object.fromEntries(statuses.map((status) => [status, { $ref: `#/components/responses/${status}` }])),
}

export function body(schema: z.ZodType): object {
  return { required: true, content: { 'application/json': { schema: toSchema(schema) } } }
}

export function json(description: string, schema: z.ZodType): object {
  return { description, content: { 'application/json': { schema: toSchema(schema) } } }
}

export function header(description: string, schema: z.ZodType = z.string()): object {
  return { description, schema: toSchema(schema) }
}

export function parameter(place: 'path' | 'query' | 'header', name: string, schema: z.core.$ZodType): object {
  const { description, ...described } = toSchema(schema)
  return { name, in: place, required: place === 'path', description, schema: described }
}

function toSchema(schema: z.core.$ZodType): z.core.JSONSchema.BaseSchema {
  const { $schema: _dialect, ...described } = z.toJSONSchema(schema, { io: 'input' })
  return described
}
