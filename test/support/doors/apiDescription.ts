import { z } from 'zod'
import type { Answer } from './ask'

interface Content {
  readonly schema: z.core.JSONSchema.BaseSchema
}

interface DescribedAnswer {
  readonly $ref?: string
  readonly headers?: Readonly<Record<string, unknown>>
  readonly content?: Readonly<Record<string, Content>>
}

interface Described {
  readonly operationId: string
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema: object }[]
  readonly requestBody?: { readonly content: Readonly<Record<'application/json', Content>> }
  readonly responses: Readonly<Record<string, DescribedAnswer>>
}

/** The parts of an OpenAPI document that the tests use. */
export interface ApiDescription {
  readonly openapi: string
  readonly components: { readonly responses: Readonly<Record<string, DescribedAnswer>> }
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>
}

/** Every described route, such as `GET /store/{store_id}/trigger_report`. */
export function routesOf({ paths }: ApiDescription): readonly string[] {
  return Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`))
}

/** Throws if the status of an answer, its type, its headers or its JSON is not described for the route. */
export function requireDescribed(description: ApiDescription, route: string, { status, headers, body }: Answer): void {
  const answered = `${route} answers ${status} with ${body.slice(0, 200)}`
  const [method = '', path = ''] = route.split(' ')
  const found = description.paths[path]?.[method.toLowerCase()]?.responses[String(status)]
  const described = found?.$ref === undefined ? found : description.components.responses[found.$ref.split('/').at(-1) ?? '']
  if (described === undefined) throw new Error(`${answered}, which is not described`)
  for (const name of Object.keys(described.headers ?? {})) {
    if (!Object.hasOwn(headers, name.toLowerCase())) throw new Error(`${answered}, without the header ${name}`)
  }
  const type = headers['content-type']?.split(';')[0]
  if (type === undefined && described.content === undefined) return
  const content = described.content?.[type ?? '']
  if (content === undefined) throw new Error(`${answered}, whose type ${type} is not described`)
  if (type === 'application/json') z.fromJSONSchema(content.schema).parse(JSON.parse(body))
}
