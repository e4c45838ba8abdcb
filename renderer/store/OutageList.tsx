import { useState } from 'react'
import type { ReportKind } from '../../shared/report/columns'
import { hourMs } from '../../shared/core/time'
import type { Outage } from '../../shared/report/timeline'
import { formatClockTime, type Clock } from './timeline/clocks'
import { countOf } from '../format/numbers'
import { formatDuration } from '../format/times'
import { Pager } from '../ui/Pager'

interface OutageListProps {
  readonly kind: ReportKind
  readonly outages: readonly Outage[]
  readonly clock: Clock
}

/** A custom period may have ended long ago, so the store need not be down still. */
const ongoingLabels: Readonly<Record<ReportKind, string>> = { standard: 'Still down', window: 'Down when the period ended' }

/** A store with thousands of outages opens as fast as any other, because they are on pages. */
const outagesPerPage = 50

/** The outages of the week or the period, newest first. */
export function OutageList({ kind, outages, clock }: OutageListProps) {
  const [offset, setOffset] = useState(0)
  const newestFirst = outages.toReversed()
  return (
    <section className="storeViewSection" aria-label="Outages">
      <h3>{outages.length === 0 ? 'No outages' : countOf(outages.length, 'outage')}</h3>
      {outages.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">Start</th>
              <th scope="col">End</th>
              <th scope="col" className="numberCell">
                Downtime in opening hours
              </th>
            </tr>
          </thead>
          <tbody>
            {newestFirst.slice(offset, offset + outagesPerPage).map(({ from, to, openHours, isOngoing }) => (
              <tr key={from}>
                <td>{formatClockTime(clock, Date.parse(from))}</td>
                <td>{isOngoing ? <strong className="stillDown">{ongoingLabels[kind]}</strong> : formatClockTime(clock, Date.parse(to))}</td>
                <td className="numberCell">{formatDuration(openHours * hourMs)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {outages.length > outagesPerPage && (
        <Pager offset={offset} rowsPerPage={outagesPerPage} rows={outages.length} onTurn={setOffset} />
      )}
    </section>
  )
}
