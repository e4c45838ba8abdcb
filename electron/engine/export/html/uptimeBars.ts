import { uptimeBandParts, type BandOfStores } from '../../../../shared/report/chartData'
import { formatCount, formatNumber } from '../facts/documentNumbers'
import { html, type Markup } from './markup'

const width = 720
const height = 212
/** Distance between the two lines of a label. */
const labelLine = 13
const base = 170
const top = 20

/** Bars for the number of stores in each band of uptime %. */
export function uptimeBars(bands: readonly BandOfStores[]): Markup {
  const most = Math.max(1, ...bands.map(({ stores }) => stores))
  const step = width / bands.length
  const bars = bands.map(({ band, stores }, index) => {
    const length = ((base - top) * stores) / most
    const center = (index + 0.5) * step
    // One store among thousands is still a visible line.
    const shown = stores === 0 ? 0 : Math.max(length, 1)
    return html`<rect class="${band === 'none' ? 'bar none' : 'bar'}" x="${center - step * 0.35}" y="${base - shown}" width="${step * 0.7}" height="${shown}"/>
<text x="${center}" y="${base - shown - 5}" text-anchor="middle">${formatCount(stores)}</text>
<text class="label" x="${center}" y="${base + 18}" text-anchor="middle">${uptimeBandParts(band, formatNumber).map((part, row) => html`<tspan x="${center}" dy="${row * labelLine}">${row === 0 ? part : ` ${part}`}</tspan>`)}</text>
`
  })
  return html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="Stores by uptime">
<line class="axis" x1="0" y1="${base}" x2="${width}" y2="${base}"/>
${bars}</svg>`
}
