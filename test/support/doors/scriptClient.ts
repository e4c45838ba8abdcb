import { setTimeout as delay } from 'node:timers/promises'

/** Triggers a report with a path such as `/store/trigger_report/` and returns its id. */
export async function triggerReport(origin: string, path: string): Promise<number> {
  const response = await fetch(`${origin}${path}`)
  const { report_id }: { report_id: number } = await response.json()
  return report_id
}

export async function askForReport(origin: string, reportId: number): Promise<Readonly<Record<string, string>>> {
  const body = JSON.stringify({ report_id: reportId })
  const response = await fetch(`${origin}/store/get_report/`, { method: 'POST', body })
  const answer: Record<string, string> = await response.json()
  return answer
}

/** Gets a CSV as scripts do: triggers a report, polls it until it is complete, and fetches its CSV. */
export async function fetchReport(origin: string, path: string): Promise<string> {
  const reportId = await triggerReport(origin, path)
  for (;;) {
    const { status, report_url: url } = await askForReport(origin, reportId)
    if (status === 'Complete' && url !== undefined) return (await fetch(url)).text()
    if (status !== 'Running') throw new Error(`Report ${reportId} is ${status}`)
    await delay(100)
  }
}
