import { z } from 'zod'
import { operations } from '../../shared/contract'
import { reportQuestion, triggerQuery } from './rest'

const errorAnswer = z.object({ error: z.string() })
const triggered = z.object({ report_id: z.int() })
const reportAnswer = z.union([
  z.object({ status: z.literal('Running') }),
  z.object({ status: z.literal('Complete'), report_url: z.url() }),
  z.object({ status: z.literal('Failed'), error: z.string() }),
])
const operationAnswer = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: z.object({ code: z.string(), message: z.string() }) }),
])

/** What the server answers, as an OpenAPI 3.1 document made from the schemas that check its input. */
export function describeApi(): object {
  return {
    openapi: '3.1.0',
    info: { title: 'Store Monitor', version: '1' },
    security: [{ token: [] }],
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    paths: { ...restPaths(), ...operationPaths() },
  }
}

function restPaths() {
  const storeId = { name: 'store_id', in: 'path', required: true, schema: { type: 'string' } }
  const file = { name: 'report_id', in: 'path', required: true, schema: { type: 'integer' } }
  const trigger = { responses: { 200: json('The number of the report, which runs now', triggered), ...errors(400, 409, 429) } }
  const triggerOne = { responses: { ...trigger.responses, ...errors(404) } }
  return {
    '/health': {
      get: { summary: 'Whether the server runs', security: [], responses: { 200: json('It does', z.object({ status: z.literal('ok') })) } },
    },
    '/openapi.json': { get: { summary: 'This document', responses: { 200: { description: 'OpenAPI 3.1' } } } },
    '/store/trigger_report/': {
      get: { summary: 'Start a report on all stores', parameters: queryParameters(triggerQuery), ...trigger },
    },
    '/store/{store_id}/trigger_report/': {
      get: { summary: 'Start a report on one store', parameters: [storeId, ...queryParameters(triggerQuery)], ...triggerOne },
    },
    '/store/get_report/': {
      post: {
        summary: 'How far a report is, and where its CSV is once it is complete',
        requestBody: body(reportQuestion),
        responses: { 200: json('The state of the report', reportAnswer), ...errors(400, 404) },
      },
    },
    '/reports/{report_id}.csv': {
      get: {
        summary: 'The CSV of a complete report',
        parameters: [file],
        responses: {
          200: { description: 'The standard columns', content: { 'text/csv': { schema: { type: 'string' } } } },
          304: { description: 'The CSV is the one whose ETag was sent' },
          ...errors(404, 409),
        },
      },
    },
  }
}

function operationPaths() {
  const events = { description: 'Progress and reports as server-sent events', content: { 'text/event-stream': {} } }
  const entries = Object.entries(operations).map(([name, { summary, input }]) => [
    `/api/${name}`,
    { post: { summary, requestBody: body(input), responses: { default: json('A result or a failure', operationAnswer) } } },
  ])
  return {
    ...Object.fromEntries(entries),
    '/api/events': { get: { summary: 'What the engine tells unasked', responses: { 200: events } } },
    '/download/{id}': {
      get: {
        summary: 'A file that an export made; good for one use',
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        responses: { 200: { description: 'The file' }, 404: { description: 'Fetched before, or never there' } },
      },
    },
  }
}

function queryParameters(schema: z.ZodObject) {
  return Object.entries(schema.shape).map(([name, field]) => ({ name, in: 'query', schema: toSchema(field) }))
}

function body(schema: z.ZodType) {
  return { required: true, content: { 'application/json': { schema: toSchema(schema) } } }
}

function json(description: string, schema: z.ZodType) {
  return { description, content: { 'application/json': { schema: toSchema(schema) } } }
}

function errors(...statuses: readonly number[]) {
  return Object.fromEntries(statuses.map((status) => [status, json('A sentence that says why not', errorAnswer)]))
}

function toSchema(schema: z.core.$ZodType): object {
  const { $schema: _dialect, ...described } = z.toJSONSchema(schema, { io: 'input' })
  return described
}
