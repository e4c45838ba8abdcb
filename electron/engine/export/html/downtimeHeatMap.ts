import type { HourlyDowntime } from '../../../../shared/report/fleet'
import { weekdays } from '../../time/weekdays'
import { html, type Markup } from './markup'

type Format = (value: number, decimals: 0 | 1 | 2) => string

const steps = 5
const left = 40
const top = 18
const cell = { width: 28, height: 24 }

/**
 * Downtime by hour of the stores' local week: the darker, the more, and the hours in figures. Hours that are not
 * `reported` have a line across.
 */
export function downtimeHeatMap(hours: readonly HourlyDowntime[], reported: readonly number[], format: Format): Markup {
  const most = Math.max(0, ...hours.map(({ downtimeHours }) => downtimeHours))
  const isReported = new Set(reported)
  const byHour = new Map(hours.map((hour) => [hour.hourOfWeek, hour]))
  const cells = weekdays.map((day, row) =>
    Array.from({ length: 24 }, (_, column) => {
      const hourOfWeek = row * 24 + column
      const found = byHour.get(hourOfWeek)
      const downtime = found?.downtimeHours ?? 0
      const shade = downtime === 0 ? 0 : Math.ceil((downtime / most) * steps)
      const said = isReported.has(hourOfWeek) ? words(found, format) : 'outside the report'
      const [x, y] = [left + column * cell.width, top + row * cell.height]
      const mark = isReported.has(hourOfWeek) ? figure(downtime, x, y, format) : acrossLine(x, y)
      return html`<g class="heat heat-${shade}"><title>${day}, ${column}:00 to ${column + 1}:00: ${said}</title><rect x="${x}" y="${y}" width="${cell.width - 1}" height="${cell.height - 1}"/>${mark}</g>
`
    }),
  )
  const dayLabels = weekdays.map(
    (day, row) => html`<text class="label" x="0" y="${top + (row + 0.5) * cell.height + 4}">${day.slice(0, 3)}</text>`,
  )
  const hourLabels = [0, 3, 6, 9, 12, 15, 18, 21].map(
    (hour) => html`<text class="label" x="${left + hour * cell.width}" y="12">${String(hour).padStart(2, '0')}:00</text>`,
  )
  return html`<svg viewBox="0 0 ${left + 24 * cell.width} ${top + 7 * cell.height}" role="img" aria-label="Downtime by hour of the week">
${dayLabels}${hourLabels}
${cells}</svg>`
}

function words(found: HourlyDowntime | undefined, format: Format): string {
  if (found === undefined) return 'no downtime'
  return `${format(found.downtimeHours, 2)} h, ${format(found.stores, 0)} ${found.stores === 1 ? 'store' : 'stores'}`
}

function acrossLine(x: number, y: number): Markup {
  return html`<path class="outside" d="M${x} ${y + cell.height - 1}L${x + cell.width - 1} ${y}"/>`
}

/** As many figures as fit; less than a twentieth of an hour is told by its colour alone. */
function figure(downtime: number, x: number, y: number, format: Format): Markup | null {
  if (downtime < 0.05) return null
  const text = downtime >= 9.95 ? format(downtime, 0) : format(downtime, 1)
  return html`<text x="${x + (cell.width - 1) / 2}" y="${y + 15}">${text}</text>`
}
