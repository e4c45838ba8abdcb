import type { HourlyDowntime } from '../../shared/report/fleet'
import { formatNumber } from '../format/format'
import { daysPerWeek, hoursPerDay, timeOfHour, weekdayName } from '../format/weekHours'

const days = Array.from({ length: daysPerWeek }, (_, day) => day)

interface HourTableProps {
  readonly hours: readonly HourlyDowntime[]
  /** Hours of the week that lie in the span of the report. */
  readonly reported: readonly number[]
}

/** The heat map in figures: hours of downtime, a row for each hour of the day. */
export function HourTable({ hours, reported }: HourTableProps) {
  const byHour = new Map(hours.map(({ hourOfWeek, downtimeHours }) => [hourOfWeek, downtimeHours]))
  const figureOf = (hourOfWeek: number): string =>
    reported.includes(hourOfWeek) ? formatNumber(byHour.get(hourOfWeek) ?? 0, 2) : '–'
  return (
    <table className="figureTable">
      <caption className="screenReaderOnly">Hours of downtime by hour of the day and day of the week</caption>
      <thead>
        <tr>
          <th scope="col">From</th>
          {days.map((day) => (
            <th key={day} scope="col">
              {weekdayName(day, 'short')}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: hoursPerDay }, (_, hour) => (
          <tr key={hour}>
            <th scope="row">{timeOfHour(hour)}</th>
            {days.map((day) => (
              <td key={day}>{figureOf(day * hoursPerDay + hour)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
