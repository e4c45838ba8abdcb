import { shortWeekday, timeOfHour, weekdays } from '../../shared/core/labels'
import { hoursPerDay } from '../../shared/core/time'
import type { BandOfStores, HourlyDowntime } from '../../shared/report/chartData'
import { heatMarkOf, heatValueOf, type HeatMark, type HeatMode } from '../../shared/report/heatScale'
import { formatCount, formatNumber, formatUptimeBand } from '../format/numbers'
import { verdictCounts } from './verdictCounts'

/** The histogram as a table. */
export function BandTable({ bands }: { readonly bands: readonly BandOfStores[] }) {
  return (
    <table className="figureTable">
      <caption className="screenReaderOnly">Stores by uptime % and verdict</caption>
      <thead>
        <tr>
          <th scope="col">Uptime</th>
          <th scope="col">Stores</th>
          <th scope="col">Verdicts</th>
        </tr>
      </thead>
      <tbody>
        {bands.map((band) => (
          <tr key={band.band}>
            <th scope="row">{formatUptimeBand(band.band)}</th>
            <td>{formatCount(band.stores)}</td>
            <td>{verdictCounts(band).join(', ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface HourTableProps {
  readonly hours: readonly HourlyDowntime[]
  /** The hours of the week that lie in the span of the report. */
  readonly reported: readonly number[]
  readonly mode: HeatMode
}

const captions: Readonly<Record<HeatMode, string>> = {
  share: 'Downtime in percent of observed open time, by hour of the day and day of the week',
  hours: 'Downtime in hours, by hour of the day and day of the week',
}

/** In a cell of the table. */
const markWords: Readonly<Record<HeatMark, string>> = { outside: '–', closed: 'closed', few: 'too little' }

/** The heat map as a table, with a row for each hour of the day. */
export function HourTable({ hours, reported, mode }: HourTableProps) {
  const byHour = new Map(hours.map((hour) => [hour.hourOfWeek, hour]))
  const figureOf = (hourOfWeek: number): string => {
    const hour = byHour.get(hourOfWeek)
    const value = heatValueOf(hour, mode)
    const mark = heatMarkOf(hour, reported.includes(hourOfWeek))
    return value === null || (mark !== null && value === 0) ? markWords[mark ?? 'few'] : formatNumber(value, 2)
  }
  return (
    <table className="figureTable">
      <caption className="screenReaderOnly">{captions[mode]}</caption>
      <thead>
        <tr>
          <th scope="col">From</th>
          {weekdays.map((weekday) => (
            <th key={weekday} scope="col">
              {shortWeekday(weekday)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: hoursPerDay }, (_, hour) => (
          <tr key={hour}>
            <th scope="row">{timeOfHour(hour)}</th>
            {weekdays.map((weekday, day) => (
              <td key={weekday}>{figureOf(day * hoursPerDay + hour)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
