import { hourOfWeekLabel, shortWeekday, timeOfHour, weekdays } from '../../../../shared/core/labels'
import { hoursPerDay, hoursPerWeek } from '../../../../shared/core/time'
import type { HourlyDowntime } from '../../../../shared/report/chartData'
import {
  describeHour,
  heatCellBox,
  heatFigureFormatter,
  heatStepLabel,
  heatStepOf,
  heatSteps,
  heatStepSize,
} from '../../../../shared/report/heatScale'
import { documentLocale, formatNumber } from '../facts/documentNumbers'
import { html, type Markup } from './markup'

const grid = { left: 40, top: 18, cellWidth: 28, cellHeight: 24 }
const digits = 3
const formatFigure = heatFigureFormatter(documentLocale)

/**
 * Downtime by hour of the stores' local week, with the same colours and words as in the window. Hours that are not
 * `reported` have a line across.
 */
export function downtimeHeatMap(hours: readonly HourlyDowntime[], reported: readonly number[]): Markup {
  const stepSize = heatStepSize(hours)
  const isReported = new Set(reported)
  const byHour = new Map(hours.map((hour) => [hour.hourOfWeek, hour]))
  const cells = Array.from({ length: hoursPerWeek }, (_, hourOfWeek) => {
    const hour = byHour.get(hourOfWeek)
    const downtimeHours = hour?.downtimeHours ?? 0
    const details = describeHour(hour, isReported.has(hourOfWeek), formatNumber)
    const { x, y, width, height } = heatCellBox(hourOfWeek, grid)
    const mark = isReported.has(hourOfWeek)
      ? downtimeHours > 0 && html`<text x="${x + (width - 1) / 2}" y="${y + 15}">${formatFigure(downtimeHours, digits)}</text>`
      : html`<path class="outside" d="M${x} ${y + height - 1}L${x + width - 1} ${y}"/>`
    return html`<g class="heatCell heat${heatStepOf(downtimeHours, stepSize)}"><title>${hourOfWeekLabel(hourOfWeek)}: ${details.join(', ')}</title><rect x="${x}" y="${y}" width="${width - 1}" height="${height - 1}"/>${mark === false ? null : mark}</g>
`
  })
  const dayLabels = weekdays.map((weekday, day) => {
    const { y, height } = heatCellBox(day * hoursPerDay, grid)
    return html`<text class="label" x="0" y="${y + height / 2 + 4}">${shortWeekday(weekday)}</text>`
  })
  const hourLabels = [0, 3, 6, 9, 12, 15, 18, 21].map(
    (hour) => html`<text class="label" x="${heatCellBox(hour, grid).x}" y="12">${timeOfHour(hour)}</text>`,
  )
  return html`<svg viewBox="0 0 ${grid.left + hoursPerDay * grid.cellWidth} ${grid.top + weekdays.length * grid.cellHeight}" role="img" aria-label="Downtime by hour of the week">
${dayLabels}${hourLabels}
${cells}</svg>
${legend(stepSize, isReported.size < hoursPerWeek)}`
}

/** What each colour and the line across stand for. */
function legend(stepSize: number, hasOutside: boolean): Markup {
  const items = Array.from({ length: heatSteps + 1 }, (_, step) => legendItem(step, null, heatStepLabel(step, stepSize, formatNumber)))
  if (hasOutside) items.push(legendItem(0, html`<path class="outside" d="M0 14L18 0"/>`, 'outside the report'))
  return html`<ul class="heatLegend" aria-label="Colours, hours of downtime">
${items}</ul>`
}

function legendItem(step: number, line: Markup | null, label: string): Markup {
  return html`<li><svg class="heatCell heat${step}" viewBox="0 0 18 14" aria-hidden="true"><rect width="18" height="14"/>${line}</svg>${label}</li>
`
}
