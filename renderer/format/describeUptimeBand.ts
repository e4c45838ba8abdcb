import { uptimeBandEnd, type UptimeBand } from '../../shared/report/fleet'
import { formatNumber } from './format'

function percent(value: number): string {
  return formatNumber(value, Number.isInteger(value) ? 0 : 1)
}

/** `No observations`, `95 to < 98 %`, `100 %`. */
export function bandWords(band: UptimeBand): string {
  if (band === 'none') return 'No observations'
  const end = uptimeBandEnd(band)
  return end === undefined ? `${percent(band)} %` : `${percent(band)} to < ${percent(end)} %`
}
