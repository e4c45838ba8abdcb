import { goalPosition, partsOfBand, uptimeBandParts, verdictLabel, verdictsInLegend, type BandOfStores } from '../../../../shared/report/chartData'
import { hatchPath, type Rectangle } from '../../../../shared/report/hatch'
import type { Verdict } from '../../../../shared/report/verdict'
import { formatAsWritten, formatCount, formatNumber } from '../facts/documentNumbers'
import { html, type Markup } from './markup'

const width = 720
const height = 212
/** Distance between the two lines of a label. */
const labelLine = 13
const base = 170
const top = 20
/** Pixels between the lines of the hatching. */
const hatchGap = 6

/** Bars for the number of stores in each band of uptime %, in the colours of their verdicts, with a line at the goal. */
export function uptimeBars(bands: readonly BandOfStores[], goalPercent: number): Markup {
  const most = Math.max(1, ...bands.map(({ stores }) => stores))
  const step = width / bands.length
  const bars = bands.map((band, index) => {
    const center = (index + 0.5) * step
    let end = base
    const parts = partsOfBand(band).map(({ verdict, stores }) => {
      // One store among thousands is still a visible line.
      const length = Math.max(((base - top) * stores) / most, 1)
      end -= length
      return barPart(verdict, { x: center - step * 0.35, y: end, width: step * 0.7, height: length }, `${verdictLabel(verdict)}: ${formatCount(stores)}`)
    })
    return html`${parts}
<text class="count" x="${center}" y="${end - 5}" text-anchor="middle">${formatCount(band.stores)}</text>
<text class="label" x="${center}" y="${base + 18}" text-anchor="middle">${uptimeBandParts(band.band, formatNumber).map((part, row) => html`<tspan x="${center}" dy="${row * labelLine}">${row === 0 ? part : ` ${part}`}</tspan>`)}</text>
`
  })
  const goalX = goalPosition(goalPercent) * step
  return html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="Stores by uptime and verdict">
<line class="axis" x1="0" y1="${base}" x2="${width}" y2="${base}"/>
${bars}<line class="goal" x1="${goalX}" y1="0" x2="${goalX}" y2="${base + 6}"/>
</svg>
${legend(bands, goalPercent)}`
}

function barPart(verdict: Verdict | null, box: Rectangle, title: string | null): Markup {
  const { x, y, width: length, height: thickness } = box
  const hatching = verdict === 'too_little_seen' ? html`<path d="${hatchPath(box, hatchGap)}"/>` : null
  return html`<g class="bar ${verdict ?? 'no_verdict'}">${title === null ? null : html`<title>${title}</title>`}<rect x="${x}" y="${y}" width="${length}" height="${thickness}"/>${hatching}</g>`
}

/** What the colours and the line stand for. */
function legend(bands: readonly BandOfStores[], goalPercent: number): Markup {
  const sample = { x: 0, y: 0, width: 18, height: 14 }
  const items = verdictsInLegend(bands).map((verdict) => legendItem(barPart(verdict, sample, null), verdictLabel(verdict)))
  return html`<ul class="legend" aria-label="Colours of the verdicts">
${items}${legendItem(html`<line class="goal" x1="9" y1="0" x2="9" y2="14"/>`, `Goal ${formatAsWritten(goalPercent)} %`)}</ul>`
}

function legendItem(drawing: Markup, label: string): Markup {
  return html`<li><svg viewBox="0 0 18 14" aria-hidden="true">${drawing}</svg>${label}</li>
`
}
