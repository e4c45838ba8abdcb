import { columnsOfKind, columnSets, spanOfKind, type ColumnKey, type ReportKind } from '../../shared/report/columns'
import type { ColumnLayout } from '../../shared/preferences/preferences'

/** Pixels for the store column until its ids can be measured. Ids of 19 digits fit. */
export const initialStoreWidth = 206
/** The largest share of the grid for the store column. Longer ids are cut off, and a tooltip shows them whole. */
const maximumStoreShare = 0.25
/** Pixels for an uptime with its goal mark, with the allowance beside it, and with the longest text of the allowance. */
const uptimeWidths = { short: 170, withAllowance: 230, long: 270 } as const

/** Minimum pixels for the heading and the values of a column. */
export function minimumWidthOf(key: ColumnKey): number {
  if (hasAllowance(key)) return uptimeWidths.short
  if (key.startsWith('uptime_percent')) return 140
  if (key.startsWith('longest_outage')) return 132
  if (key === 'last_status') return 140
  if (key === 'timezone') return 190
  return key === 'observations' ? 116 : 90
}

/** Whether the column shows the allowance, which is about the week or the custom period. */
export function hasAllowance(key: ColumnKey): boolean {
  return Object.values(spanOfKind).some(({ uptimePercentKey }) => uptimePercentKey === key)
}

/** Extra columns that are visible if there is room, the most useful first. */
const preferredExtras: Readonly<Record<ReportKind, readonly ColumnKey[]>> = {
  standard: ['outages_last_week', 'coverage_last_week', 'last_status'],
  window: ['open_window', 'last_status', 'observations'],
}

function minimumWidthOfAll(keys: readonly ColumnKey[]): number {
  return keys.reduce((sum, key) => sum + minimumWidthOf(key), 0)
}

/** The first columns of the list that fit. */
function columnsThatFit(keys: readonly ColumnKey[], width: number): readonly ColumnKey[] {
  return keys.filter((_, index) => minimumWidthOfAll(keys.slice(0, index + 1)) <= width)
}

/**
 * The layout of the columns until the user changes it, for a grid and ids of these widths in pixels. Uptime %, which
 * sorts the rows, stands beside the store. Then come the standard columns, and extra columns if there is room. If the
 * standard columns do not fit, the visible ones fill the grid, so that no column is cut off in its figures.
 */
export function defaultLayout(kind: ReportKind, gridWidth: number, idWidth: number): readonly ColumnLayout[] {
  const uptimeKey: ColumnKey = spanOfKind[kind].uptimePercentKey
  const numbers = columnSets[kind].standard.filter((key) => key !== 'store_id')
  const numbersWidth = minimumWidthOfAll(numbers)
  const roomForId = Math.min(gridWidth * maximumStoreShare, gridWidth - numbersWidth - uptimeWidths.withAllowance)
  const storeWidth = Math.floor(Math.min(idWidth, Math.max(initialStoreWidth, roomForId)))
  const uptimeRoom = gridWidth - storeWidth - numbersWidth
  const uptimeWidth = Math.floor(Math.max(uptimeWidths.short, Math.min(uptimeWidths.long, uptimeRoom)))
  const room = gridWidth - storeWidth - uptimeWidth
  const inSight = columnsThatFit(numbers, room)
  const isWhole = inSight.length === numbers.length
  const extras = isWhole ? columnsThatFit(preferredExtras[kind], room - numbersWidth) : []
  const shareOfRest = Math.floor((room - minimumWidthOfAll(inSight)) / inSight.length)

  function widthOf(key: ColumnKey): number | null {
    if (key === 'store_id') return storeWidth
    if (key === uptimeKey) return inSight.length === 0 ? uptimeWidth + Math.max(room, 0) : uptimeWidth
    return !isWhole && inSight.includes(key) ? minimumWidthOf(key) + shareOfRest : null
  }

  const others = columnsOfKind[kind].map(({ key }): ColumnKey => key).filter((key) => key !== 'store_id' && key !== uptimeKey)
  return (['store_id', uptimeKey, ...others] as const).map((key) => ({
    key,
    isVisible: key === 'store_id' || key === uptimeKey || numbers.includes(key) || extras.includes(key),
    widthPixels: widthOf(key),
    pinned: key === 'store_id' ? 'left' : null,
  }))
}
