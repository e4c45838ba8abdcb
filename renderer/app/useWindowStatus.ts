import { useEffect } from 'react'
import { fractionOf } from '../../shared/core/progress'
import { formatCount } from '../format/numbers'
import { baseName } from '../format/paths'
import { firstScreen } from '../hooks/firstScreen'
import { useUptimeGoal } from '../preferences/useUptimeGoal'
import { useProgress } from '../transport/useProgress'
import { useTransport } from '../transport/transport'
import { useQuery } from '../transport/useQuery'
import type { SessionState } from './sessionState'

const program = 'Store Monitor'

/**
 * Names the folder and the stores that are down in the title of the window, and shows them and the progress of a job on its
 * icon. Stores are down now only in the newest report of a folder.
 */
export function useWindowStatus({ overview, job, isFromHistory }: SessionState): void {
  const transport = useTransport()
  const goal = useUptimeGoal()
  const report = overview?.report ?? null
  const folder = report?.folder ?? overview?.dataSet?.folder ?? null
  const isOfNow = report !== null && report.window === null && !isFromHistory
  // Without filters, the tiles ask the same question.
  const totals = useQuery('getTotals', isOfNow ? { reportId: report.reportId, goal, search: '', filters: [] } : null)
  const storesDown = totals?.ok ? (totals.value.storesDown ?? 0) : 0
  const title = [
    ...(storesDown > 0 ? [`${formatCount(storesDown)} down now`] : []),
    ...(folder === null ? [] : [baseName(folder)]),
    program,
  ].join(' – ')

  const progress = useProgress(job?.kind ?? 'load', job?.kind === 'report' ? (job.report?.reportId ?? null) : null)
  const fraction = job === null ? null : fractionOf(progress ?? { job: job.kind, fraction: 0 }, job.stages)
  // The icon has room for some steps only, and each is a call.
  const shownFraction = fraction === null ? null : Math.round(fraction * 50) / 50
  const isBusy = job !== null
  const isDesktop = overview?.door === 'desktop'

  useEffect(() => {
    document.title = title
  }, [title])

  useEffect(() => {
    if (isDesktop) void firstScreen.then(() => transport.call('setWindowStatus', { title, storesDown, isBusy, fraction: shownFraction }))
  }, [transport, isDesktop, title, storesDown, isBusy, shownFraction])
}
