import { memo, useId, useMemo, useState, type RefObject } from 'react'
import { kindOf, spanOfKind } from '../../shared/report/columns'
import type { Report } from '../../shared/report/report'
import type { StoreTimeline as Timeline } from '../../shared/report/timeline'
import { Banner, type Missing } from '../ui/Banner'
import { clockKinds, clockLabels, clockOf, describeClock, formatClockSpan, formatShortClockTime, type Clock, type ClockKind } from './timeline/clocks'
import { countOf, formatRoughPercent } from '../format/numbers'
import { OutageList } from './OutageList'
import { toSpan } from './timeline/dayLanes'
import { StoreFigures } from './StoreFigures'
import { StoreNumbers } from './StoreNumbers'
import { StorePanel } from './StorePanel'
import { StoreTimeline } from './timeline/StoreTimeline'
import { useStoreTimeline } from './useStoreTimeline'
import './StoreView.css'

interface StoreViewProps {
  readonly panel: RefObject<HTMLElement | null>
  readonly report: Report
  readonly storeId: string
  /** Whether the open folder has the data of the report. */
  readonly hasEvidence: boolean
  /** Why it does not have it; null while that is not known. */
  readonly missing: Missing | null
  readonly onExplain: () => void
  readonly onClose: () => void
}

/** The details of one store beside the grid: what its row was computed from, or only the row if the data is missing. */
export function StoreView(props: StoreViewProps) {
  const { panel, report, storeId, hasEvidence, missing, onExplain, onClose } = props
  const timeline = useStoreTimeline(report.reportId, storeId, hasEvidence)
  return (
    <StorePanel
      panel={panel}
      storeId={timeline?.ok ? timeline.value.row.store_id : storeId}
      isBusy={hasEvidence && timeline === null}
      actions={
        <>
          <button type="button" className="linkButton" aria-haspopup="dialog" onClick={onExplain}>
            How this is computed
          </button>
          <button type="button" className="button" onClick={onClose}>
            Close
          </button>
        </>
      }
      onClose={onClose}
    >
      {!hasEvidence && <StoreNumbers report={report} storeId={storeId} missing={missing} />}
      {timeline?.ok === false && <Banner tone="error" message={timeline.error.message} />}
      {timeline?.ok && <StoreDetails timeline={timeline.value} report={report} />}
    </StorePanel>
  )
}

interface StoreDetailsProps {
  readonly timeline: Timeline
  readonly report: Report
}

const StoreDetails = memo(function StoreDetails({ timeline, report }: StoreDetailsProps) {
  const kind = kindOf(report)
  const { noun, suffix } = spanOfKind[kind]
  const groupName = useId()
  const [clockKind, setClockKind] = useState<ClockKind>('store')
  const clock = useMemo(() => clockOf(clockKind, timeline, timeline.row.timezone), [clockKind, timeline])
  const { row } = timeline
  const observations = row.observations ?? 0
  const coverage = row[`coverage_${suffix}`]
  return (
    <>
      <p className="storeStatus">
        {row.timezone} ·{' '}
        {row.last_status === null ? (
          'No observations'
        ) : (
          <span className={row.last_status === 'active' ? 'statusActive' : 'statusInactive'}>
            Last poll in opening hours: {row.last_status}
            {lastObservationTime(timeline, clock, noun === 'week')}
          </span>
        )}
      </p>
      {observations > 0 && coverage !== null && (
        <p>
          Based on {countOf(observations, 'poll')}; {formatRoughPercent(coverage * 100)} of opening hours were within 60
          min of a poll
        </p>
      )}
      <fieldset className="clockChoice">
        <legend className="screenReaderOnly">Time zone of the times shown</legend>
        {clockKinds.map((choice) => (
          <label key={choice} className="choice">
            <input type="radio" name={groupName} checked={clockKind === choice} onChange={() => setClockKind(choice)} />
            {clockLabels[choice]}
          </label>
        ))}
        <span className="muted clockName">{describeClock(clock)}</span>
      </fieldset>
      <p className="muted">Report {noun}: {formatClockSpan(clock, toSpan(timeline))}</p>
      {report.method === 'poll-count' && (
        <p>
          This report counts polls. The timeline and the outages use the nearest-poll method, so their totals differ
          from its uptime and downtime.
        </p>
      )}
      <StoreTimeline timeline={timeline} clock={clock} spanNoun={noun} />
      {row.last_status === null ? (
        <p>No poll fell into this store’s opening hours in this {noun}, so its uptime is unknown.</p>
      ) : (
        <OutageList key={`${report.reportId} ${row.store_id}`} kind={kind} outages={timeline.outages} clock={clock} />
      )}
      <StoreFigures kind={kind} row={row} method={report.method} />
      <p className="muted">
        <span className="gridHint">↑ ↓ in the table: other store · Enter: this panel · Esc: close · </span>← → in the
        timeline: next bar or poll
      </p>
    </>
  )
})

/** `, Mon 22:06`; nothing if the timeline has no such poll. */
function lastObservationTime({ polls }: Timeline, clock: Clock, isOneWeek: boolean): string {
  const last = polls.findLast(({ isInOpenTime }) => isInOpenTime)
  return last === undefined ? '' : `, ${formatShortClockTime(clock, Date.parse(last.at), isOneWeek)}`
}
