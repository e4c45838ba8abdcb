import { useEffect, useEffectEvent, useState } from 'react'
import type { ComparisonSummary, StoreChange } from '../../shared/comparison/comparison'
import type { Report } from '../../shared/report/report'
import { Banner } from '../ui/Banner'
import { laterPart } from '../ui/laterPart'
import { countOf, formatNumber } from '../format/numbers'
import { baseName } from '../format/paths'
import { formatTime } from '../format/times'
import { useNotify } from '../preferences/notifications'
import { useUptimeGoal } from '../preferences/useUptimeGoal'
import { useQuery } from '../transport/useQuery'
import { describeExclusion } from './describeExclusion'

const ComparisonDialog = laterPart(async () => (await import('../comparison/ComparisonDialog')).ComparisonDialog)

interface ChangesBarProps {
  /** The report that was on screen before the new data. */
  readonly before: Report
  readonly after: Report
  /** Shows a store of one of the two reports. */
  readonly onOpenStore: (report: Report, storeId: string) => void
  readonly onDismiss: () => void
}

const changes: readonly { readonly change: StoreChange; readonly inWords: (stores: number) => string }[] = [
  { change: 'went_down', inWords: (stores) => `${countOf(stores, 'store')} went down` },
  { change: 'came_back', inWords: (stores) => `${countOf(stores, 'store')} came back` },
  { change: 'new', inWords: (stores) => countOf(stores, 'new store') },
  { change: 'gone', inWords: (stores) => `${countOf(stores, 'store')} no longer in the data` },
]

/** How many stores changed in which way, or a sentence that none did; null if there is something else to say. */
function describeChanges(summary: ComparisonSummary, hasMore: boolean): string | null {
  const happened = changes.filter(({ change }) => summary[change] > 0).map(({ change, inWords }) => inWords(summary[change]))
  if (happened.length > 0) return happened.join(', ')
  return hasMore ? null : 'No store went down, came back, was added or was removed'
}

/** What other exceptions change: the excluded time, and the downtime of all stores. */
function describeOtherExceptions(before: Report, after: Report, { downtime_before, downtime_after }: ComparisonSummary): string | null {
  const exclusion = describeExclusion(before, after)
  if (exclusion === null || downtime_before === null || downtime_after === null) return exclusion
  const [earlier, now] = [formatNumber(downtime_before, 2), formatNumber(downtime_after, 2)]
  return `${exclusion}; downtime ${earlier === now ? `is still ${now} h` : `${earlier} h → ${now} h`}`
}

/** Shows what changed in a report of new data. Each button opens the stores that it counts. */
export function ChangesBar({ before, after, onOpenStore, onDismiss }: ChangesBarProps) {
  const notify = useNotify()
  const summary = useQuery('getComparisonSummary', { beforeId: before.reportId, afterId: after.reportId, goal: useUptimeGoal() })
  const [shown, setShown] = useState<StoreChange | 'all' | null>(null)

  const notifyUnseen = useEffectEvent((counts: ComparisonSummary) => {
    const exceptions = describeOtherExceptions(before, after, counts)
    const said = [exceptions, describeChanges(counts, exceptions !== null)].flatMap((part) => (part === null ? [] : [`${part}.`]))
    notify(`New report for ${baseName(after.folder)}`, said.join(' '))
  })
  useEffect(() => {
    if (summary?.ok) notifyUnseen(summary.value)
  }, [summary])

  if (summary === null) return null
  if (!summary.ok) return <Banner tone="error" message={`Changes could not be determined. ${summary.error.message}`} />
  const counts = summary.value
  const happened = changes.filter(({ change }) => counts[change] > 0)
  const since = `since the report made ${formatTime(before.startedAt)}`
  const exceptions = describeOtherExceptions(before, after, counts)
  const stores = happened.length === 0 ? describeChanges(counts, exceptions !== null) : 'Changed'
  const said = [exceptions && `${exceptions}.`, stores && `${stores} ${since}${happened.length === 0 ? '.' : ':'}`]
  return (
    <>
      <Banner tone="info" message={said.filter((part) => part !== null).join(' ')}>
        {happened.map(({ change, inWords }) => (
          <button key={change} type="button" className="button" onClick={() => setShown(change)}>
            {inWords(counts[change])}
          </button>
        ))}
        <button type="button" className="button" onClick={() => setShown('all')}>
          Compare
        </button>
        <button type="button" className="button" onClick={onDismiss}>
          Dismiss
        </button>
      </Banner>
      {shown !== null && (
        <ComparisonDialog
          before={before}
          after={after}
          only={shown === 'all' ? null : shown}
          onOpenStore={(report, storeId) => {
            setShown(null)
            onOpenStore(report, storeId)
          }}
          onClose={() => setShown(null)}
        />
      )}
    </>
  )
}
