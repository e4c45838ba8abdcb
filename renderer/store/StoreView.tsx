import { memo, useId, useMemo, useState, type RefObject } from 'react'
import { kindOf } from '../../shared/report/columns'
import type { Report } from '../../shared/report/report'
import type { StoreTimeline as Timeline } from '../../shared/report/timeline'
import { Banner } from '../ui/Banner'
import { clockKinds, clockLabels, clockOf, clockWords, formatClockSpan, type ClockKind } from './timeline/clocks'
import { countOf, formatNumber } from '../format/format'
import { OutageList } from './OutageList'
import { toSpan } from './timeline/dayLanes'
import { StoreNumbers } from './StoreNumbers'
import { StorePanel } from './StorePanel'
import { StoreTimeline } from './timeline/StoreTimeline'
import { useStoreTimeline } from './useStoreTimeline'
import './StoreView.css'

interface StoreViewProps {
  readonly panel: RefObject<HTMLElement | null>
  readonly report: Report
  readonly storeId: string
  /** Opens the folder of the report, without which nothing is known of the store; null while it is open. */
  readonly onOpenFolder: (() => void) | null
  readonly onExplain: () => void
  readonly onClose: () => void
}

/** What the row of one store was computed from, beside the grid. */
export function StoreView(props: StoreViewProps) {
  const { panel, report, storeId, onOpenFolder, onExplain, onClose } = props
  const timeline = useStoreTimeline(report.reportId, storeId)
  return (
    <StorePanel
      panel={panel}
      storeId={timeline?.ok ? timeline.value.row.store_id : storeId}
      isBusy={timeline === null}
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
      {timeline?.ok === false && (
        <Banner tone={onOpenFolder === null ? 'error' : 'info'} message={timeline.error.message}>
          {onOpenFolder !== null && (
            <button type="button" className="button" onClick={onOpenFolder}>
              Open folder
            </button>
          )}
        </Banner>
      )}
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
  const span = kind === 'standard' ? 'week' : 'window'
  const groupName = useId()
  const [clockKind, setClockKind] = useState<ClockKind>('store')
  const clock = useMemo(() => clockOf(clockKind, timeline, timeline.row.timezone), [clockKind, timeline])
  const { row } = timeline
  const observations = row.observations ?? 0
  const coverage = kind === 'standard' ? row.coverage_last_week : row.coverage_window
  return (
    <>
      <p className="storeStatus">
        {row.timezone} ·{' '}
        {row.last_status === null ? (
          'No observations'
        ) : (
          <span className={row.last_status === 'active' ? 'statusActive' : 'statusInactive'}>
            Last observation {row.last_status}
          </span>
        )}
      </p>
      {observations > 0 && coverage !== null && (
        <p>
          {countOf(observations, 'observation')}, {formatNumber(coverage * 100, 2)} % of the open time of this {span} covered
        </p>
      )}
      <fieldset className="clockChoice">
        <legend className="screenReaderOnly">Times shown</legend>
        {clockKinds.map((choice) => (
          <label key={choice} className="choice">
            <input type="radio" name={groupName} checked={clockKind === choice} onChange={() => setClockKind(choice)} />
            {clockLabels[choice]}
          </label>
        ))}
        <span className="muted clockName">{clockWords(clock)}</span>
      </fieldset>
      <p className="muted">{kind === 'standard' ? 'Week' : 'Window'} of the report: {formatClockSpan(clock, toSpan(timeline))}</p>
      {report.method === 'poll-count' && (
        <p>
          This report counts polls. The timeline and the outages go by the nearest observation, so they do not add up to
          its uptime and downtime.
        </p>
      )}
      <StoreTimeline timeline={timeline} clock={clock} />
      {row.last_status === null ? (
        <p>No poll fell into the open time of this {span}: nothing is known about this store.</p>
      ) : (
        <OutageList key={`${report.reportId} ${row.store_id}`} kind={kind} outages={timeline.outages} clock={clock} />
      )}
      <StoreNumbers kind={kind} row={row} method={report.method} />
      <p className="muted">
        <span className="gridHint">In the table, arrow keys show another store; Enter comes here, Escape closes.</span> In
        the timeline, arrow keys go from one stretch or poll to the next.
      </p>
    </>
  )
})
