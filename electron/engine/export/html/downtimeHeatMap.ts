import { hourOfWeekLabel, shortWeekday, timeOfHour, weekdays } from '../../../../shared/core/labels'
import { hoursPerDay, hoursPerWeek } from '../../../../shared/core/time'
import type { HourlyDowntime } from '../../../../shared/report/chartData'
import { hatchPath, type Rectangle } from '../../../../shared/report/hatch'
import {
  describeHour,
  heatCellBox,
  heatLegendName,
  heatFigureFormatter,
  heatMarkLabels,
  heatMarkOf,
  heatMarks,
  heatScaleOf,
  heatStepLabel,
  heatStepOf,
  heatSteps,
  heatValueOf,
  possibleMode,
  type HeatMark,
  type HeatScale,
} from '../../../../shared/report/heatScale'
import { verdictShapes } from '../../../../shared/report/verdictShapes'
import { documentLocale, formatNumber } from '../facts/documentNumbers'
import { html, type Markup } from './markup'

const grid = { left: 40, top: 18, cellWidth: 28, cellHeight: 24 }
const digits = 3
const formatFigure = heatFigureFormatter(documentLocale)

/** Pixels between the lines of the hatching. */
const hatchGap = 6

/**
 * Downtime by hour of the stores' local week as a share of their observed open time, or in hours if that is not known, with
 * the same colours, marks and words as in the window. `reported` are the hours that lie in the span of the report.
 */
export function downtimeHeatMap(hours: readonly HourlyDowntime[], reported: readonly number[]): Markup {
  const mode = possibleMode('share', hours)
  const scale = heatScaleOf(mode, hours)
  const isReported = new Set(reported)
  const byHour = new Map(hours.map((hour) => [hour.hourOfWeek, hour]))
  const markOf = (hourOfWeek: number) => heatMarkOf(byHour.get(hourOfWeek), isReported.has(hourOfWeek))
  const hoursOfWeek = Array.from({ length: hoursPerWeek }, (_, hourOfWeek) => hourOfWeek)
  const cells = hoursOfWeek.map((hourOfWeek) => {
    const hour = byHour.get(hourOfWeek)
    const value = heatValueOf(hour, mode)
    const mark = markOf(hourOfWeek)
    const details = describeHour(hour, isReported.has(hourOfWeek), formatNumber)
    const { x, y, width, height } = heatCellBox(hourOfWeek, grid)
    const figure = value === null || value === 0 ? null : html`<text x="${x + (width - 1) / 2}" y="${y + 15}">${formatFigure(value, digits)}</text>`
    return html`<g class="heatCell heat${heatStepOf(value, scale)}"><title>${hourOfWeekLabel(hourOfWeek)}: ${details.join(', ')}</title><rect x="${x}" y="${y}" width="${width - 1}" height="${height - 1}"/>${mark === null ? figure : markPath(mark, { x, y, width: width - 1, height: height - 1 })}</g>
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
${legend(scale, heatMarks.filter((mark) => hoursOfWeek.some((hourOfWeek) => markOf(hourOfWeek) === mark)))}`
}

/** A line across an hour lies outside the report, hatching means closed, and waves too little seen. */
function markPath(mark: HeatMark, box: Rectangle): Markup {
  const { x, y, width, height } = box
  switch (mark) {
    case 'outside':
      return html`<path class="outside" d="M${x} ${y + height}L${x + width} ${y}"/>`
    case 'closed':
      return html`<path class="closed" d="${hatchPath(box, hatchGap)}"/>`
    default:
      return html`<path class="few" d="${verdictShapes.too_little_seen}" transform="translate(${x + width / 2 - 6} ${y + height / 2 - 6})"/>`
  }
}

/** What each colour and mark stands for. */
function legend(scale: HeatScale, marks: readonly HeatMark[]): Markup {
  const steps = Array.from({ length: heatSteps + 1 }, (_, step) => legendItem(step, null, heatStepLabel(step, scale, formatNumber)))
  const others = marks.map((mark) => legendItem(0, markPath(mark, { x: 0, y: 0, width: 18, height: 14 }), heatMarkLabels[mark]))
  return html`<ul class="legend" aria-label="${heatLegendName(scale.unit)}">
${[...steps, ...others]}</ul>`
}

function legendItem(step: number, mark: Markup | null, label: string): Markup {
  return html`<li><svg class="heatCell heat${step}" viewBox="0 0 18 14" aria-hidden="true"><rect width="18" height="14"/>${mark}</svg>${label}</li>
`
}
