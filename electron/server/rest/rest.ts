import { Readable } from 'node:stream'
import { Hono } from 'hono'
import { etag } from 'hono/etag'
import { z } from 'zod'
import { columnSets, kindOf } from '../../../shared/report/columns'
import { operations } from '../../../shared/operations/contract'
import type { Report } from '../../../shared/report/report'
import { reportSettings, storeId } from '../../../shared/report/reportSettings'
import type { Context } from '../../operations/context'
import { validate } from '../../operations/dispatch'
import { EngineError } from '../../engine/core/errors'
import { readJson, type HttpApp, type HttpEnvironment, type LocalRequest } from '../responses/responses'

const settings = reportSettings.shape
const { reportId } = operations.getReport.input.shape

/** The report settings that scripts can pass, by their names in the query. */
export const triggerQuery = z.strictObject({
  as_of: settings.asOf.describe('Report time: the end of the last hour, day and week. Default: the time of the newest poll'),
  method: settings.method.describe('How uptime is computed'),
})
export const statusRequest = z.object({ report_id: reportId })

/**
 * The endpoints of the original backend, which scripts rely on: trigger a report, poll it until it is complete, fetch
 * its CSV. Errors are thrown, and the app that mounts these routes answers them.
 */
export function createRestApp({ engine }: Context): HttpApp {
  const app: HttpApp = new Hono<HttpEnvironment>()

  async function trigger(request: LocalRequest, storeIds: string[] | null): Promise<Response> {
    const { as_of: asOf, method } = validate('query', triggerQuery, readQuery(request))
    const report = await engine.reports.start({ asOf, method, storeIds })
    return request.json({ report_id: report.reportId })
  }

  app.get('/store/trigger_report', (request) => trigger(request, null))
  app.get('/store/:storeId/trigger_report', (request) =>
    trigger(request, [validate('store_id', storeId, request.req.param('storeId'))]),
  )

  app.post('/store/get_report', async (request) => {
    const { report_id } = validate('body', statusRequest, await readJson(request))
    return request.json(toStatus(await engine.reports.get(report_id), request.get('origin')))
  })

  app.get('/reports/:file{[1-9][0-9]{0,14}\\.csv}', etag(), async (request) => {
    const id = Number.parseInt(request.req.param('file'), 10)
    const report = await engine.reports.get(id)
    const csv = engine.exports.rowsText(await engine.selections.select({ reportId: id, search: '', filters: [], sort: [] }), columnSets[kindOf(report)].standard)
    // With a high-water mark of 0 nothing is read before it is needed, so an answer of 304 reads nothing.
    const body = Readable.toWeb(Readable.from(csv, { objectMode: false }), { strategy: { highWaterMark: 0 } })
    return request.body(body as ReadableStream, 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="report-${id}.csv"`,
      'cache-control': 'private, no-cache',
      // A complete report never changes. Without a history, a restart uses its id again for another report.
      etag: `"${id}-${Date.parse(report.startedAt)}"`,
    })
  })

  return app
}

/** The query parameters of a request by name. Throws INVALID_INPUT if one is repeated, because either may be meant. */
function readQuery(request: LocalRequest): Readonly<Record<string, string>> {
  const pairs = [...new URL(request.req.url).searchParams]
  const query = Object.fromEntries(pairs)
  if (Object.keys(query).length < pairs.length) {
    throw new EngineError('INVALID_INPUT', 'query: Each parameter can be given only once.')
  }
  return query
}

function toStatus({ reportId: id, status, error }: Report, origin: string) {
  switch (status) {
    case 'running':
      return { status: 'Running' }
    case 'complete':
      return { status: 'Complete', report_url: `${origin}/reports/${id}.csv` }
    case 'failed':
    case 'cancelled':
      return { status: 'Failed', error }
  }
  return status satisfies never
}
