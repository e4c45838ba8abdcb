import type { Transport } from '../../shared/operations/contract'
import type { Report } from '../../shared/report/report'
import type { Result } from '../../shared/core/result'

const secondsBetweenQuestions = 5

/**
 * Resolves when the report has ended: complete, failed or cancelled. Listens for the event, and also
 * asks: the report may have ended before we listened, and an event can be lost while a browser reconnects.
 */
export function waitForReport(transport: Transport, reportId: number): Promise<Result<Report>> {
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

    void ask()
  })
}
