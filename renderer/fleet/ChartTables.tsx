import { shortWeekday, timeOfHour, weekdays } from '../../shared/core/labels'
import { hoursPerDay } from '../../shared/core/time'
import type { BandOfStores, HourlyDowntime } from '../../shared/report/chartData'
import { formatCount, formatNumber, formatUptimeBand } from '../format/numbers'

/** The histogram as a table. */
export function BandTable({ bands }: { readonly bands: readonly BandOfStores[] }) {
  return (
    <table className="figureTable">
      <caption className="screenReaderOnly">Stores by uptime %</caption>
      <thead>
        <tr>
          <th scope="col">Uptime</th>
          <th scope="col">Stores</th>
        </tr>
      </thead>
      <tbody>
        {bands.map(({ band, stores }) => (
          <tr key={band}>
            <th scope="row">{formatUptimeBand(band)}</th>
            <td>{formatCount(stores)}</td>
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
}

/** The heat map as a table: hours of downtime, with a row for each hour of the day. */
export function HourTable({ hours, reported }: HourTableProps) {
  const byHour = new Map(hours.map(({ hourOfWeek, downtimeHours }) => [hourOfWeek, downtimeHours]))
  const figureOf = (hourOfWeek: number): string =>
    reported.includes(hourOfWeek) ? formatNumber(byHour.get(hourOfWeek) ?? 0, 2) : '–'
  return (
    <table className="figureTable">
      <caption className="screenReaderOnly">Downtime in hours, by hour of the day and day of the week</caption>
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
