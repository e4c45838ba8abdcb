import { z } from 'zod'
import { operations } from '../../../shared/operations/contract'
import { storeId } from '../../../shared/report/reportSettings'
import { body, header, json, parameter, refusals, refusalsOfOperations } from './openApiParts'
import { reportQuestion, triggerQuery } from './rest'

const { report_id: reportId } = reportQuestion.shape
const triggered = z.object({ report_id: reportId })
const reportAnswer = z.union([
  z.object({ status: z.literal('Running') }),
  z.object({ status: z.literal('Complete'), report_url: z.url().describe('Where the CSV is') }),
  z.object({ status: z.literal('Failed'), error: z.string().describe('One sentence that says why') }),
])
const success = z.object({ ok: z.literal(true), value: z.unknown().describe('What the operation gives') })
const fileId = z.string().describe('From the answer of the export')
const knownTag = z.string().describe('The ETag of the CSV that the caller has')

const description = `How often each store was offline during its business hours.

Every address is good with a slash at its end and without. HEAD is answered where nothing but reading is done. Where an
address does not take a method, the answer is 405 with Allow. Times are ISO 8601 with Z or an offset, ids of stores are
text.`

const eventsDescription = `Server-sent events. The data of each is a JSON object with \`name\` (progress, report,
reportsDeleted or newData) and \`data\`. A comment comes at once, and every 15 seconds. What happened before, or between
two connections, is not told: ask getOverview or getReport when connected.`

const tags = {
  scripts: { name: 'Scripts', description: 'Start a report, ask for it until it is complete, fetch its CSV' },
  operations: { name: 'Operations', description: 'What the page calls: a result with a value, or a failure with a code' },
} as const

/** What the server answers, as an OpenAPI 3.1 document made from the schemas that check its input. */
export function describeApi(): object {
  return {
    openapi: '3.1.0',
    info: { title: 'Store Monitor', version: '1', description },
    servers: [{ url: '/' }],
    security: [{ token: [] }],
    tags: Object.values(tags),
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: 'Not asked for with --no-token' } },
      responses: refusalsOfOperations.described,
    },
    paths: { ...restPaths(), ...operationPaths() },
  }
}

function restPaths(): object {
  const tag = { tags: [tags.scripts.name] }
  const settings = Object.entries(triggerQuery.shape).map(([name, schema]) => parameter('query', name, schema))
  const started = json('The number of the report, which waits or runs now', triggered)
  return {
    '/health': {
      get: {
        ...tag,
        operationId: 'getHealth',
        summary: 'Whether the server runs',
        security: [],
        responses: { 200: json('It does', z.object({ status: z.literal('ok') })), ...refusals('Error', 403, 429) },
      },
    },
    '/openapi.json': {
      get: {
        ...tag,
        operationId: 'getDescription',
        summary: 'This document',
        responses: { 200: json('OpenAPI 3.1', z.looseObject({ openapi: z.string() })), ...refusals('Error', 401, 403, 429) },
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
        summary: 'How far a report is, and where its CSV is once it is complete',
        requestBody: body(reportQuestion),
        responses: { 200: json('The state of the report', reportAnswer), ...refusals('Error', 400, 401, 403, 404, 413, 429, 500) },
      },
    },
    '/reports/{report_id}.csv': {
      get: {
        ...tag,
        operationId: 'getReportCsv',
        summary: 'The CSV of a complete report, which never changes',
        parameters: [parameter('path', 'report_id', reportId), parameter('header', 'If-None-Match', knownTag)],
        responses: {
          200: {
            description: 'The standard columns, one row a store, by store id',
            headers: {
              ETag: header('For If-None-Match'),
              'Content-Disposition': header('A name for the file'),
            },
            content: { 'text/csv': { schema: { type: 'string' } } },
          },
          304: { description: 'The caller has it', headers: { ETag: header('As it was sent') } },
          ...refusals('Error', 401, 403, 404, 409, 429, 500),
        },
      },
    },
  }
}

function operationPaths(): object {
  const tag = { tags: [tags.operations.name] }
  const entries = Object.entries(operations).map(([name, { summary, input }]) => {
    const responses = { 200: json('The value', success), ...refusalsOfOperations.references }
    return [`/api/${name}`, { post: { ...tag, operationId: name, summary, requestBody: body(input), responses } }]
  })
  return {
    ...Object.fromEntries(entries),
    '/api/events': {
      get: {
        ...tag,
        operationId: 'followEvents',
        summary: 'What the engine tells unasked, until the reader hangs up',
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
        summary: 'A file that an export made; good for one use, within ten minutes',
        parameters: [parameter('path', 'id', fileId)],
        responses: {
          200: {
            description: 'The file',
            headers: { 'Content-Disposition': header('A name for the file'), 'Content-Length': header('Bytes', z.int()) },
            content: Object.fromEntries(
              ['text/csv', 'text/html', 'text/plain'].map((type) => [type, { schema: { type: 'string' } }]),
            ),
          },
          ...refusals('Text', 401, 403, 404, 429, 500),
        },
      },
    },
  }
}
