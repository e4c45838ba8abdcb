import type { Transport } from '../../shared/operations/contract'
import type { Report } from '../../shared/report/report'
import type { ReportSettings } from '../../shared/report/reportSettings'
import type { Result } from '../../shared/core/result'
import type { HoldingTransport } from '../transport/heldQuestions'

const secondsBetweenQuestions = 5

/** Starts a report, passes it on as it is then, and resolves when it has ended. Holds questions about it until then. */
export async function runReport(
  transport: HoldingTransport,
  settings: ReportSettings,
  onStarted: (report: Report) => void,
): Promise<Result<Report>> {
  // A small report may end before the page knows its id.
  const ended: Report[] = []
  const stopCollecting = transport.subscribe((event) => {
    if (event.name === 'report' && event.data.status !== 'running') ended.push(event.data)
  })
  const started = await transport.call('startReport', settings)
  stopCollecting()
  if (!started.ok) return started
  const { reportId, status } = started.value
  if (status !== 'running') {
    onStarted(started.value)
    return started
  }
  const release = transport.hold(reportId)
  onStarted(started.value)
  const report = ended.find((candidate) => candidate.reportId === reportId)
  const end: Result<Report> = report === undefined ? await listenForEnd(transport, reportId, false) : { ok: true, value: report }
  release()
  return end
}

/** Resolves when a report that runs already has ended. */
export function waitForReport(transport: Transport, reportId: number): Promise<Result<Report>> {
  return listenForEnd(transport, reportId, true)
}

/**
 * Resolves when the report is complete, failed or cancelled. Listens for the event and also asks from time to time,
 * because an event is lost if it comes while a browser reconnects. Asks at once if `mayHaveEnded`.
 */
function listenForEnd(transport: Transport, reportId: number, mayHaveEnded: boolean): Promise<Result<Report>> {
  return new Promise((resolve) => {
    const unsubscribe = transport.subscribe((event) => {
      if (event.name === 'report' && event.data.reportId === reportId) settle({ ok: true, value: event.data })
    })
    const timer = setInterval(() => void ask(), secondsBetweenQuestions * 1000)

    function settle(result: Result<Report>): void {
      if (result.ok && result.value.status === 'running') return
      unsubscribe()
      clearInterval(timer)
      resolve(result)
    }

    async function ask(): Promise<void> {
      settle(await transport.call('getReport', { reportId }))
    }

    if (mayHaveEnded) void ask()
  })
}
