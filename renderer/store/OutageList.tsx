import { useState } from 'react'
import type { ReportKind } from '../../shared/report/columns'
import type { Outage } from '../../shared/report/timeline'
import { formatClockTime, formatLength, type Clock } from './timeline/clocks'
import { countOf, formatNumber } from '../format/format'
import { Pager } from '../ui/Pager'

interface OutageListProps {
  readonly kind: ReportKind
  readonly outages: readonly Outage[]
  readonly clock: Clock
}

/** A window may have ended long ago. */
const ongoingWords: Readonly<Record<ReportKind, string>> = { standard: 'Still down', window: 'Down when the window ended' }

const hourMs = 3_600_000

/** Hours as in the row; also minutes and seconds where hours alone say little. */
function formatOpenTime(hours: number): string {
  const written = `${formatNumber(hours, 2)} h`
  return hours < 1 ? `${written} (${formatLength(hours * hourMs)})` : written
}

/** More are on further pages, so that a store that goes up and down every minute opens as fast as another. */
const outagesPerPage = 50

/** The outages of the week or the window, newest first. */
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
                Open time down
              </th>
            </tr>
          </thead>
          <tbody>
            {newestFirst.slice(offset, offset + outagesPerPage).map(({ from, to, openHours, isOngoing }) => (
              <tr key={from}>
                <td>{formatClockTime(clock, Date.parse(from))}</td>
                <td>{isOngoing ? <strong className="stillDown">{ongoingWords[kind]}</strong> : formatClockTime(clock, Date.parse(to))}</td>
                <td className="numberCell">{formatOpenTime(openHours)}</td>
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
