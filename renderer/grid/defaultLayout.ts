import { columnsOfKind, spanOfKind, type ColumnKey, type ReportKind } from '../../shared/report/columns'
import type { ColumnLayout } from '../../shared/preferences/preferences'

/** Pixels for the store column until its ids can be measured. Ids of 19 digits fit. */
export const initialStoreWidth = 206
/** The largest share of the grid for the store column. Longer ids are cut off, and a tooltip shows them whole. */
const maximumStoreShare = 0.25
/** Pixels for an uptime %, every verdict in full, and how much of the allowed downtime is left. */
const verdictWidth = 270

/**
 * The columns that are visible until the user chooses others, whatever the size of the window. What a store is judged by
 * comes first: uptime % with its verdict, how much of it was seen, and the downtime that sorts the rows. Then come its
 * state now, and the other standard columns of the report.
 */
export const defaultColumns: Readonly<Record<ReportKind, readonly ColumnKey[]>> = {
  standard: [
    'store_id',
    'uptime_percent_last_week',
    'coverage_last_week',
    'downtime_last_week',
    'state',
    'last_poll',
    'uptime_last_hour',
    'uptime_last_day',
    'uptime_last_week',
    'downtime_last_hour',
    'downtime_last_day',
  ],
  window: [
    'store_id',
    'uptime_percent_window',
    'coverage_window',
    'downtime_window',
    'state',
    'last_poll',
    'uptime_window',
    'outages_window',
    'longest_outage_window',
  ],
}

/** Minimum pixels for the heading and the values of a column. */
export function minimumWidthOf(key: ColumnKey): number {
  if (hasAllowance(key)) return 170
  if (key.startsWith('verdict_')) return 150
  if (key.startsWith('uptime_percent')) return 140
  if (key.startsWith('longest_outage')) return 132
  if (key === 'last_status') return 140
  if (key === 'timezone') return 190
  if (key === 'state') return 120
  if (key.startsWith('downtime')) return 96
  if (key === 'last_poll') return 124
  return key === 'observations' ? 116 : 90
}

/** Whether the column shows the allowance, which is about the week or the custom period. */
export function hasAllowance(key: ColumnKey): boolean {
  return Object.values(spanOfKind).some(({ uptimePercentKey }) => uptimePercentKey === key)
}

/**
 * The layout of the columns until the user changes it, for a grid and ids of these widths in pixels. Only the width of
 * the store column depends on the grid. If there is no room for the others, the grid scrolls.
 */
export function defaultLayout(kind: ReportKind, gridWidth: number, idWidth: number): readonly ColumnLayout[] {
  const storeWidth = Math.floor(Math.min(idWidth, Math.max(initialStoreWidth, gridWidth * maximumStoreShare)))
  const shown = defaultColumns[kind]
  const hidden = columnsOfKind[kind].map(({ key }): ColumnKey => key).filter((key) => !shown.includes(key))

  function widthOf(key: ColumnKey): number | null {
    if (key === 'store_id') return storeWidth
    return hasAllowance(key) ? verdictWidth : null
  }

  return [...shown, ...hidden].map((key) => ({
    key,
    isVisible: shown.includes(key),
    widthPixels: widthOf(key),
    pinned: key === 'store_id' ? 'left' : null,
  }))
}
