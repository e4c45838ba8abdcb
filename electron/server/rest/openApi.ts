import { z } from 'zod'
import { operations } from '../../../shared/operations/contract'
import { valueChoices } from '../../../shared/core/result'
import { storeId } from '../../../shared/report/reportSettings'
import { codesOf, type RefusalStatus } from '../responses/responses'
import { statusRequest, triggerQuery } from './rest'

const { report_id: reportId } = statusRequest.shape
const triggered = z.object({ report_id: reportId })
const statusResponse = z.union([
  z.object({ status: z.literal('Running') }),
  z.object({ status: z.literal('Complete'), report_url: z.url().describe('The address of the CSV') }),
  z.object({ status: z.literal('Failed'), error: z.string().describe('The reason in one sentence') }),
])
const success = z.object({ ok: z.literal(true), value: z.unknown().describe('The value that the operation returns') })
const fileId = z.string().describe('From the result of an export')
const knownTag = z.string().describe('The ETag of the CSV that the caller already has')

const apiDescription = `Uptime and downtime of every store during its business hours.

Every address works with and without a slash at its end. HEAD is allowed where GET only reads. An address answers a method
that it does not allow with 405 and an Allow header. Times are ISO 8601 with Z or an offset. Store ids are text.`

const eventsDescription = `Server-sent events. The data of each event is a JSON object with \`name\` (progress, report,
reportsDeleted or newData) and \`data\`. A comment is sent at once and then every 15 seconds. Events from before or between
connections are not sent again: call getOverview or getReport after connecting.`

const tags = {
  scripts: { name: 'Scripts', description: 'Start a report, poll it until it is complete, fetch its CSV' },
  operations: { name: 'Operations', description: 'The calls of the page; each returns a result with a value, or a failure with a code' },
} as const

/** Describes the API as an OpenAPI 3.1 document, made from the schemas that check the input. */
export function describeApi(): object {
  return {
    openapi: '3.1.0',
    info: { title: 'Store Monitor', version: '1', description: apiDescription },
    servers: [{ url: '/' }],
    security: [{ token: [] }],
    tags: Object.values(tags),
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: 'Not needed if the server runs with --no-token' } },
      responses: refusalsOfOperations.described,
    },
    paths: { ...restPaths(), ...operationPaths() },
  }
}

function restPaths(): object {
  const tag = { tags: [tags.scripts.name] }
  const settings = Object.entries(triggerQuery.shape).map(([name, schema]) => parameter('query', name, schema))
  const started = json('The id of the report, which is waiting or running now', triggered)
  return {
    '/health': {
      get: {
        ...tag,
        operationId: 'getHealth',
        summary: 'Check that the server is running and its engine answers',
        security: [],
        responses: {
          200: json('The engine answers', z.object({ status: z.literal('ok') })),
          503: json('The engine does not answer', z.object({ status: z.literal('failing'), error: z.string() })),
          ...refusals('Error', 403, 429),
        },
      },
    },
    '/openapi.json': {
      get: {
        ...tag,
        operationId: 'getDescription',
        summary: 'Get this description',
        responses: { 200: json('An OpenAPI 3.1 document', z.looseObject({ openapi: z.string() })), ...refusals('Error', 401, 403, 429) },
      },
    },
    '/store/trigger_report': {
      get: {
        ...tag,
        operationId: 'triggerReport',
        summary: 'Start a report on all stores',
        parameters: settings,
        responses: { 200: started, ...refusals('Error', 400, 401, 403, 409, 429, 500) },
      },
    },
    '/store/{store_id}/trigger_report': {
      get: {
        ...tag,
        operationId: 'triggerStoreReport',
        summary: 'Start a report on one store',
        parameters: [parameter('path', 'store_id', storeId), ...settings],
        responses: { 200: started, ...refusals('Error', 400, 401, 403, 404, 409, 429, 500) },
      },
    },
    '/store/get_report': {
      post: {
        ...tag,
        operationId: 'getReportStatus',
        summary: 'Get the status of a report, and the address of its CSV when it is complete',
        requestBody: body(statusRequest),
        responses: { 200: json('The status of the report', statusResponse), ...refusals('Error', 400, 401, 403, 404, 413, 429, 500) },
      },
    },
    '/reports/{report_id}.csv': {
      get: {
        ...tag,
        operationId: 'getReportCsv',
        summary: 'Get the CSV of a complete report; it never changes',
        parameters: [parameter('path', 'report_id', reportId), parameter('header', 'If-None-Match', knownTag)],
        responses: {
          200: {
            description: 'The standard columns, one row per store, sorted by store id',
            headers: {
              ETag: header('For If-None-Match'),
              'Content-Disposition': header('The suggested file name'),
            },
            content: { 'text/csv': { schema: { type: 'string' } } },
          },
          304: { description: 'The caller already has this CSV', headers: { ETag: header('The ETag that was sent') } },
          ...refusals('Error', 401, 403, 404, 409, 429, 500),
        },
      },
    },
  }
}

function operationPaths(): object {
  const tag = { tags: [tags.operations.name] }
  const entries = Object.entries(operations).map(([name, { summary, input }]) => {
    const responses = { 200: json('The result', success), ...refusalsOfOperations.references }
    return [`/api/${name}`, { post: { ...tag, operationId: name, summary, requestBody: body(input), responses } }]
  })
  return {
    ...Object.fromEntries(entries),
    '/api/events': {
      get: {
        ...tag,
        operationId: 'followEvents',
        summary: 'Follow progress, reports and new data until the caller disconnects',
        responses: {
          200: {
            description: eventsDescription,
            content: { 'text/event-stream': { schema: { type: 'string' } } },
          },
          ...refusals('Failure', 401, 403, 429),
        },
      },
    },
    '/download/{id}': {
      get: {
        ...tag,
        operationId: 'getDownload',
        summary: 'Fetch an exported file; it can be fetched once, within ten minutes',
        parameters: [parameter('path', 'id', fileId)],
        responses: {
          200: {
            description: 'The exported file',
            headers: { 'Content-Disposition': header('The suggested file name'), 'Content-Length': header('Size in bytes', z.int()) },
            content: {
              ...Object.fromEntries(['text/csv', 'text/html', 'text/plain'].map((type) => [type, { schema: { type: 'string' } }])),
              ...Object.fromEntries(
                ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'application/zip'].map((type) => [type, { schema: { type: 'string', format: 'binary' } }]),
              ),
            },
          },
          ...refusals('Text', 401, 403, 404, 429, 500),
        },
      },
    },
  }
}

const statuses = [400, 401, 403, 404, 409, 413, 422, 429, 500] as const satisfies readonly RefusalStatus[]
type DescribedStatus = (typeof statuses)[number]

/** Why a request is refused. 405 is missing, because it is for methods that are not described at all. */
const reasons: Readonly<Record<DescribedStatus, string>> = {
  400: 'The input is invalid; the message names the first problem',
  401: 'The token is missing or wrong',
  403: 'Not allowed, sent to a foreign address, or sent by a page of another site',
  404: 'There is nothing with this name or id',
  409: 'Not possible at the moment: no folder is open, the report is not complete, or the work was cancelled',
  413: 'The request body is larger than 1 MB',
  422: 'The folder or its files cannot be used as they are',
  429: 'Too many requests, reports or exports at once, from this client or in all',
  500: 'An error of the server',
}

/** The headers of a refusal. */
const headersOf: Partial<Record<DescribedStatus, object>> = {
  401: { 'WWW-Authenticate': header('Bearer') },
  429: { 'Retry-After': header('Seconds after which the caller may try again', z.int()) },
}

/** The three forms of a refusal: for scripts, for our page, and for people. */
const forms = {
  Error: (description: string) => json(description, z.object({ error: z.string().describe('One sentence') })),
  Failure: (description: string, status: DescribedStatus) =>
    json(
      description,
      z.object({
        ok: z.literal(false),
        error: z.object({
          code: z.enum(codesOf(status)),
          message: z.string().describe('One sentence'),
          choice: z.enum(valueChoices).optional().describe('The part of a mapping that answers a question about values'),
        }),
      }),
    ),
  Text: (description: string) => ({ description, content: { 'text/plain': { schema: { type: 'string' } } } }),
} as const

/** The refusals of a route, by status. */
function refusals(form: keyof typeof forms, ...of: readonly DescribedStatus[]): object {
  const entries = of.map((status) => [status, { ...forms[form](reasons[status], status), headers: headersOf[status] }])
  return Object.fromEntries(entries)
}

/** The refusals of every operation: described once, and referenced by each operation. */
const refusalsOfOperations = {
  described: refusals('Failure', ...statuses),
  references: Object.fromEntries(statuses.map((status) => [status, { $ref: `#/components/responses/${status}` }])),
}

function body(schema: z.ZodType): object {
  return { required: true, content: { 'application/json': { schema: toSchema(schema) } } }
}

function json(description: string, schema: z.ZodType): object {
  return { description, content: { 'application/json': { schema: toSchema(schema) } } }
}

function header(description: string, schema: z.ZodType = z.string()): object {
  return { description, schema: toSchema(schema) }
}

function parameter(place: 'path' | 'query' | 'header', name: string, schema: z.core.$ZodType): object {
  const { description, ...described } = toSchema(schema)
  return { name, in: place, required: place === 'path', description, schema: described }
}

function toSchema(schema: z.core.$ZodType): z.core.JSONSchema.BaseSchema {
  const { $schema: _dialect, ...described } = z.toJSONSchema(schema, { io: 'input' })
  return described
}
