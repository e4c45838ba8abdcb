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

/** How scripts name the settings of a report. */
export const triggerQuery = z.strictObject({
  as_of: settings.asOf.describe('Where the last hour, day and week end; the newest poll, where it is left out'),
  method: settings.method.describe('How uptime is computed'),
})
export const reportQuestion = z.object({ report_id: reportId })

/**
 * The endpoints of the original backend, which scripts rely on: trigger a report, ask for it until it is complete,
 * fetch its CSV. Errors are thrown; the app that takes these routes in answers them.
 */
export function createRestApp({ engine }: Context): HttpApp {
  const app: HttpApp = new Hono<HttpEnvironment>()

  async function trigger(request: LocalRequest, storeIds: string[] | null): Promise<Response> {
    const { as_of: asOf, method } = validate('query', triggerQuery, readQuery(request))
    const report = await engine.startReport({ asOf, method, storeIds })
    return request.json({ report_id: report.reportId })
  }

  app.get('/store/trigger_report', (request) => trigger(request, null))
  app.get('/store/:storeId/trigger_report', (request) =>
    trigger(request, [validate('store_id', storeId, request.req.param('storeId'))]),
  )

  app.post('/store/get_report', async (request) => {
    const { report_id } = validate('body', reportQuestion, await readJson(request))
    return request.json(toAnswer(await engine.getReport(report_id), request.get('origin')))
  })

  app.get('/reports/:file{[1-9][0-9]{0,14}\\.csv}', etag(), async (request) => {
    const id = Number.parseInt(request.req.param('file'), 10)
    const report = await engine.getReport(id)
    const csv = await engine.exporter.rowsText({ reportId: id, search: '', filters: [], sort: [] }, columnSets[kindOf(report)].standard)
    // Nothing is read before it is asked for: an answer of 304 reads nothing.
    const body = Readable.toWeb(Readable.from(csv, { objectMode: false }), { strategy: { highWaterMark: 0 } })
    return request.body(body as ReadableStream, 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="report-${id}.csv"`,
      'cache-control': 'private, no-cache',
      // A complete report never changes, but without a history its number comes again after a restart.
      etag: `"${id}-${Date.parse(report.startedAt)}"`,
    })
  })

  return app
}

/** The parameters of a request by their names. Throws INVALID_INPUT where one is repeated: which counts would be a guess. */
function readQuery(request: LocalRequest): Readonly<Record<string, string>> {
  const pairs = [...new URL(request.req.url).searchParams]
  const query = Object.fromEntries(pairs)
  if (Object.keys(query).length < pairs.length) {
    throw new EngineError('INVALID_INPUT', 'query: Each parameter can be given once only.')
  }
  return query
}

function toAnswer({ reportId: id, status, error }: Report, origin: string) {
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
