import { memo, useCallback, useMemo, useRef, useState, type RefObject } from 'react'
import { nameKey } from '../../shared/folder/attributes'
import type { DataSetSummary } from '../../shared/folder/dataSet'
import { kindOf, spanOfKind } from '../../shared/report/columns'
import type { Report } from '../../shared/report/report'
import type { StoreTimeline as Timeline } from '../../shared/report/timeline'
import { Banner, type Missing } from '../ui/Banner'
import { StepButton } from '../ui/StepButton'
import { clockKinds, clockLabels, clockOf, describeClock, type ClockKind } from './timeline/clocks'
import { OutageList, type OutageListHandle } from './OutageList'
import { toSpan } from './timeline/dayLanes'
import { exactRow } from './exactRow'
import { SpanPager } from './SpanPager'
import { useSelection } from '../selection/useSelection'
import { StoreAttributes } from './StoreAttributes'
import { StoreFigures } from './StoreFigures'
import { StoreNumbers } from './StoreNumbers'
import { StorePanel } from './StorePanel'
import { StoreSummary } from './StoreSummary'
import { TimelineNotes } from './timeline/TimelineNotes'
import { StoreTimeline, type TimelineHandle } from './timeline/StoreTimeline'
import { useStoreSteps } from './useStoreSteps'
import { useStoreTimeline } from './useStoreTimeline'
import './StoreView.css'

interface StoreViewProps {
  readonly panel: RefObject<HTMLElement | null>
  readonly report: Report
  /** The data of the report; null if its folder is not open. */
  readonly dataSet: DataSetSummary | null
  readonly storeId: string
  /** Whether the open folder has the data of the report. */
  readonly hasEvidence: boolean
  /** Why it does not have it; null while that is not known. */
  readonly missing: Missing | null
  readonly onExplain: () => void
  /** Lets the user exclude a stretch from the open time of the store; null if that is not possible. */
  readonly onExclude: ((stretch: ExcludedStretch) => void) | null
  readonly onClose: () => void
}

/** A stretch of time, and the offset of the clock of the store in it; null if the clock changes in that week. */
export interface ExcludedStretch {
  readonly fromMs: number
  readonly toMs: number
  readonly offsetMinutes: number | null
}

/** The details of one store beside the grid: what its row was computed from, or only the row if the data is missing. */
export function StoreView(props: StoreViewProps) {
  const { panel, report, dataSet, storeId, hasEvidence, missing, onExplain, onExclude, onClose } = props
  const { reportId } = report
  const { noun } = spanOfKind[kindOf(report)]
  const [turned, setTurned] = useState({ reportId, spanOffset: 0 })
  const spanOffset = turned.reportId === reportId ? turned.spanOffset : 0
  const turnTo = useCallback((offset: number) => setTurned({ reportId, spanOffset: offset }), [reportId])
  const timeline = useStoreTimeline(reportId, storeId, spanOffset, hasEvidence)
  const steps = useStoreSteps(storeId)
  const { grid } = useSelection()
  /** The store of the timeline, which stays until that of another store is there. */
  const row = timeline?.ok ? timeline.value.row : grid?.getRowNode(storeId)?.data
  return (
    <StorePanel
      panel={panel}
      storeId={row?.store_id ?? storeId}
      name={row?.[nameKey] ?? null}
      isBusy={hasEvidence && timeline === null}
      actions={
        <>
          <StepButton className="button stepButton" label="Previous store" sign="↑" onStep={steps.previous} />
          <StepButton className="button stepButton" label="Next store" sign="↓" onStep={steps.next} />
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
      {timeline?.ok === false && (
        <>
          <Banner tone="error" message={timeline.error.message} />
          {spanOffset !== 0 && (
            <button type="button" className="button" onClick={() => turnTo(0)}>
              Back to the report’s {noun}
            </button>
          )}
        </>
      )}
      {timeline?.ok && (
        <StoreDetails timeline={timeline.value} report={report} dataSet={dataSet} onExclude={onExclude} onTurn={turnTo} />
      )}
    </StorePanel>
  )
}

interface StoreDetailsProps {
  readonly timeline: Timeline
  readonly report: Report
  readonly dataSet: DataSetSummary | null
  readonly onExclude: StoreViewProps['onExclude']
  /** Gets how many weeks or periods after that of the report to show; negative for before. */
  readonly onTurn: (spanOffset: number) => void
}

const StoreDetails = memo(function StoreDetails({ timeline, report, dataSet, onExclude, onTurn }: StoreDetailsProps) {
  const kind = kindOf(report)
  const { noun, name } = spanOfKind[kind]
  const { row, from, to } = timeline
  const figures = useMemo(() => exactRow(kind, timeline, report.method), [kind, timeline, report.method])
  const [clockKind, setClockKind] = useState<ClockKind>('store')
  const clock = useMemo(() => clockOf(clockKind, timeline, row.timezone), [clockKind, timeline, row.timezone])
  const [hoveredOutage, setHoveredOutage] = useState(-1)
  const [focusedOutage, setFocusedOutage] = useState(-1)
  // A click scrolls to its target, and thereby moves what is below the pointer: the outage in focus remains.
  const pointedOutage = hoveredOutage === -1 ? focusedOutage : hoveredOutage
  const drawing = useRef<TimelineHandle>(null)
  const list = useRef<OutageListHandle>(null)
  const shown = toSpan({ from, to })
  // Read from the answer, because the answer for another week may still be on its way.
  const spanOffset = Math.round((shown.toMs - Date.parse(report.asOf)) / (shown.toMs - shown.fromMs))
  const span = {
    noun,
    name: spanOffset === 0 ? name : `this ${noun}`,
    endsNow: kind === 'standard' && spanOffset === 0,
  }
  return (
    <>
      <StoreAttributes attributes={report.attributes} row={row} />
      <StoreSummary kind={kind} row={figures} span={span} />
      <div className="timelineTools">
        <SpanPager
          kind={kind}
          span={shown}
          offset={spanOffset}
          data={dataSet && toSpan({ from: dataSet.firstPollAt, to: dataSet.lastPollAt })}
          clock={clock}
          onTurn={onTurn}
        />
        <select
          className="field"
          aria-label="Time zone of the times shown"
          title={describeClock(clock)}
          value={clockKind}
          onChange={({ target }) => setClockKind(clockKinds.find((choice) => choice === target.value) ?? 'store')}
        >
          {clockKinds.map((choice) => (
            <option key={choice} value={choice}>
              {clockLabels[choice]}
            </option>
          ))}
        </select>
      </div>
      {report.method === 'poll-count' && (
        <p>
          This report counts polls. The timeline and the outages use the nearest-poll method, so their totals differ
          from its uptime and downtime.
        </p>
      )}
      <StoreTimeline
        timeline={timeline}
        clock={clock}
        pointedOutage={pointedOutage}
        onHover={setHoveredOutage}
        onFocusOutage={setFocusedOutage}
        onChoose={(outage) => list.current?.focusOutage(outage)}
        onExclude={onExclude && ((stretch) => onExclude({ ...stretch, offsetMinutes: timeline.offsets.length === 1 ? (timeline.offsets[0]?.offsetMinutes ?? null) : null }))}
        handle={drawing}
      />
      {row.last_status === null ? (
        <p>No poll fell into this store’s opening hours in this {noun}, so its uptime is unknown.</p>
      ) : (
        <OutageList
          key={`${from} ${row.store_id}`}
          outages={timeline.outages}
          clock={clock}
          span={span}
          pointedOutage={pointedOutage}
          onHover={setHoveredOutage}
        onFocusOutage={setFocusedOutage}
          onChoose={(outage) => drawing.current?.focusOutage(outage)}
          handle={list}
        />
      )}
      <TimelineNotes clock={clock} isObserved={row.last_status !== null} spanNoun={noun} specialHours={timeline.specialHours} />
      <StoreFigures
        kind={kind}
        row={figures}
        method={report.method}
        title={spanOffset === 0 ? 'Report figures' : `Figures of this ${noun}`}
      />
      <p className="muted">
        <span className="gridHint">↑ ↓ in the table: other store · Enter: this panel · Esc: close · </span>← → in the
        timeline: next bar or poll
        {onExclude !== null && ' · X or dragging in the timeline: exclude a stretch from the open time'}
      </p>
    </>
  )
})
