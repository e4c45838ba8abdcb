import { columnsOfKind, columnSets, spanOfKind, type ColumnKey, type ReportKind } from '../../shared/report/columns'
import type { ColumnLayout } from '../../shared/preferences/preferences'

/** In pixels; for the store, until its ids are there to be measured. Ids of 19 digits fit. */
export const usualStoreWidth = 206
/** Of the grid, for the store: longer ids leave no room for numbers, and have a tip that shows them whole. */
const widestStoreShare = 0.25
/** In pixels: with how the uptime stands to the goal; with the allowance; with all its words. */
const uptimeWidths = { short: 170, withAllowance: 230, long: 270 } as const

/** In pixels, at least: what heading and values ask for. */
export function leastWidthOf(key: ColumnKey): number {
  if (hasAllowance(key)) return uptimeWidths.short
  if (key.startsWith('uptime_percent')) return 140
  if (key.startsWith('longest_outage')) return 132
  if (key === 'last_status') return 140
  if (key === 'timezone') return 190
  return key === 'observations' ? 116 : 90
}

/** The allowance is one of the week, or of the window in its place. */
export function hasAllowance(key: ColumnKey): boolean {
  return Object.values(spanOfKind).some(({ uptimePercentKey }) => uptimePercentKey === key)
}

/** Extra columns worth showing from the start, most wanted first. */
const favouredExtras: Readonly<Record<ReportKind, readonly ColumnKey[]>> = {
  standard: ['outages_last_week', 'coverage_last_week', 'last_status'],
  window: ['open_window', 'last_status', 'observations'],
}

function leastWidthOfAll(keys: readonly ColumnKey[]): number {
  return keys.reduce((sum, key) => sum + leastWidthOf(key), 0)
}

/** The longest beginning of the list that fits. */
function thoseThatFit(keys: readonly ColumnKey[], width: number): readonly ColumnKey[] {
  return keys.filter((_, index) => leastWidthOfAll(keys.slice(0, index + 1)) <= width)
}

/**
 * How the columns lie as long as the user has left them alone, in a grid that wide with ids that wide (pixels): uptime
 * %, which is the order of the rows, beside the store, then the other columns of the report, and extras there is room
 * for. Where even the former do not fit, those in sight fill the grid: none is cut through its figures.
 */
export function defaultLayout(kind: ReportKind, gridWidth: number, idWidth: number): readonly ColumnLayout[] {
  const uptimeKey: ColumnKey = spanOfKind[kind].uptimePercentKey
  const numbers = columnSets[kind].standard.filter((key) => key !== 'store_id')
  const numbersWidth = leastWidthOfAll(numbers)
  const roomForId = Math.min(gridWidth * widestStoreShare, gridWidth - numbersWidth - uptimeWidths.withAllowance)
  const storeWidth = Math.floor(Math.min(idWidth, Math.max(usualStoreWidth, roomForId)))
  const uptimeRoom = gridWidth - storeWidth - numbersWidth
  const uptimeWidth = Math.floor(Math.max(uptimeWidths.short, Math.min(uptimeWidths.long, uptimeRoom)))
  const room = gridWidth - storeWidth - uptimeWidth
  const inSight = thoseThatFit(numbers, room)
  const isWhole = inSight.length === numbers.length
  const extras = isWhole ? thoseThatFit(favouredExtras[kind], room - numbersWidth) : []
  const shareOfRest = Math.floor((room - leastWidthOfAll(inSight)) / inSight.length)

  function widthOf(key: ColumnKey): number | null {
    if (key === 'store_id') return storeWidth
    if (key === uptimeKey) return inSight.length === 0 ? uptimeWidth + Math.max(room, 0) : uptimeWidth
    return !isWhole && inSight.includes(key) ? leastWidthOf(key) + shareOfRest : null
  }

  const others = columnsOfKind[kind].map(({ key }): ColumnKey => key).filter((key) => key !== 'store_id' && key !== uptimeKey)
  return (['store_id', uptimeKey, ...others] as const).map((key) => ({
    key,
    isVisible: key === 'store_id' || key === uptimeKey || numbers.includes(key) || extras.includes(key),
    widthPixels: widthOf(key),
    pinned: key === 'store_id' ? 'left' : null,
  }))
}
