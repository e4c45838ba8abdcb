import { useImperativeHandle, useRef, useState, type RefObject } from 'react'
import { flushSync } from 'react-dom'
import { hourMs } from '../../shared/core/time'
import type { Outage } from '../../shared/report/timeline'
import type { Clock } from './timeline/clocks'
import { countOf } from '../format/numbers'
import { formatDuration } from '../format/times'
import { Pager } from '../ui/Pager'
import { describeBegin, describeEnd, describeEvidence, type SpanWords } from './outageWords'

/** What the timeline can ask of the list. */
export interface OutageListHandle {
  /** Moves the focus to an outage, on the page that has it. */
  readonly focusOutage: (outage: number) => void
}

interface OutageListProps {
  readonly outages: readonly Outage[]
  readonly clock: Clock
  readonly span: SpanWords
  /** The index of the outage that the timeline points at; -1 for none. */
  readonly pointedOutage: number
  /** Gets the index of the outage that the pointer is on, or -1. */
  readonly onHover: (outage: number) => void
  /** Gets the index of the outage in focus, or -1. */
  readonly onFocusOutage: (outage: number) => void
  /** The user has chosen an outage. */
  readonly onChoose: (outage: number) => void
  readonly handle: RefObject<OutageListHandle | null>
}

/** A store with thousands of outages opens as fast as any other, because they are on pages. */
const outagesPerPage = 50

/** The outages of the week or the period, newest first. Each has its evidence in a second line. */
export function OutageList({ outages, clock, span, pointedOutage, onHover, onFocusOutage, onChoose, handle }: OutageListProps) {
  const [offset, setOffset] = useState(0)
  const section = useRef<HTMLElement>(null)
  const newestFirst = outages.map((outage, index) => ({ outage, index })).toReversed()

  useImperativeHandle(handle, () => ({
    focusOutage(wanted) {
      const place = outages.length - 1 - wanted
      flushSync(() => setOffset(place - (place % outagesPerPage)))
      section.current?.querySelector<HTMLElement>(`[data-outage="${wanted}"] button`)?.focus()
    },
  }))

  return (
    <section ref={section} className="storeViewSection" aria-label="Outages">
      <h3>{outages.length === 0 ? 'No outages' : countOf(outages.length, 'outage')}</h3>
      {outages.length > 0 && (
        <table className="outageList">
          <thead className="screenReaderOnly">
            <tr>
              <th scope="col">Start</th>
              <th scope="col">End</th>
              <th scope="col">Downtime in opening hours</th>
            </tr>
          </thead>
          {newestFirst.slice(offset, offset + outagesPerPage).map(({ outage, index }) => (
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- its button is the control; the rows only point
            <tbody
              key={outage.from}
              className={index === pointedOutage ? 'pointedOutage' : undefined}
              data-outage={index}
              onPointerEnter={() => onHover(index)}
              onPointerLeave={() => onHover(-1)}
              onFocus={() => onFocusOutage(index)}
              onBlur={() => onFocusOutage(-1)}
            >
              <tr>
                <td>
                  <button type="button" className="linkButton" title="Show in the timeline" onClick={() => onChoose(index)}>
                    {describeBegin(outage, clock, span)}
                  </button>
                </td>
                <td className={outage.ends === 'still_down' ? 'stillDown' : undefined}>{describeEnd(outage, clock, span)}</td>
                <td className="numberCell">{formatDuration(outage.openHours * hourMs)}</td>
              </tr>
              <tr className="evidence">
                <td colSpan={3}>Polls: {describeEvidence(outage, clock)}</td>
              </tr>
            </tbody>
          ))}
        </table>
      )}
      {outages.length > outagesPerPage && (
        <Pager offset={offset} rowsPerPage={outagesPerPage} rows={outages.length} onTurn={setOffset} />
      )}
    </section>
  )
}
