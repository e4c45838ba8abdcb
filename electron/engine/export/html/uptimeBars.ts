import type { BandOfStores } from '../../../../shared/report/fleet'
import { uptimeBandEnd } from '../../../../shared/report/fleet'
import { html, type Markup } from './markup'

const width = 720
const height = 212
/** Between the two lines of a label. */
const labelLine = 13
const base = 170
const top = 20

/** How many stores are in each band of uptime %, as bars with their numbers. */
export function uptimeBars(bands: readonly BandOfStores[], format: (count: number) => string): Markup {
  const most = Math.max(1, ...bands.map(({ stores }) => stores))
  const step = width / bands.length
  const bars = bands.map(({ band, stores }, index) => {
    const length = ((base - top) * stores) / most
    const center = (index + 0.5) * step
    // A single store of thousands is still a line.
    const shown = stores === 0 ? 0 : Math.max(length, 1)
    return html`<rect class="${band === 'none' ? 'bar none' : 'bar'}" x="${center - step * 0.35}" y="${base - shown}" width="${step * 0.7}" height="${shown}"/>
<text x="${center}" y="${base - shown - 5}" text-anchor="middle">${format(stores)}</text>
<text class="label" x="${center}" y="${base + 18}" text-anchor="middle">${bandLabel(band).map((line, row) => html`<tspan x="${center}" dy="${row * labelLine}">${line}</tspan>`)}</text>
`
  })
  return html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="Stores by uptime">
<line class="axis" x1="0" y1="${base}" x2="${width}" y2="${base}"/>
${bars}</svg>`
}

/** Such as `95 to < 98 %`, in the lines that fit under a bar; the last edge is a band of its own. */
function bandLabel(band: BandOfStores['band']): readonly string[] {
  if (band === 'none') return ['No', 'observations']
  const end = uptimeBandEnd(band)
  return end === undefined ? [`${band} %`] : [`${band} to `, `< ${end} %`]
}
