import { isAttributeKey, nameKey, type Attribute } from '../../shared/folder/attributes'
import { columnsOfKind, isColumnKey, spanOfKind, withAttributeColumns, type ColumnKey, type ReportKind, type RowColumn } from '../../shared/report/columns'
import type { ColumnLayout } from '../../shared/preferences/preferences'

/** Pixels for the store column until its ids can be measured. Ids of 19 digits fit. */
export const initialStoreWidth = 206
/** The largest share of the grid for the store column. Longer ids are cut off, and a tooltip shows them whole. */
const maximumStoreShare = 0.25
/** The same if names stand beside the ids. Beside open details, a name says more than the end of an id. */
const maximumNamedStoreShare = 0.18
const minimumNamedStoreWidth = 124
const nameColumn = { key: nameKey, isVisible: true, widthPixels: 200, pinned: 'left' } as const satisfies ColumnLayout
/** Pixels for an uptime %, every verdict in full, and how much of the allowed downtime is left. */
const verdictWidth = 270

/**
 * The columns that are visible until the user chooses others, whatever the size of the window. What a store is judged by
 * comes first: uptime % with its verdict, how much of it was seen, and the downtime that sorts the rows. Then come its
 * state now, and the other standard columns of the report.
 */
const shownOfKind: Readonly<Record<ReportKind, readonly ColumnKey[]>> = {
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

/** The columns that a report with these attributes shows by default: names are shown beside the stores. */
export function defaultColumns(kind: ReportKind, attributes: readonly Attribute[]): readonly RowColumn[] {
  return withAttributeColumns(shownOfKind[kind], attributes.filter(({ key }) => key === nameKey))
}

/** Minimum pixels for the heading and the values of a column. */
export function minimumWidthOf(key: string): number {
  if (hasAllowance(key)) return 170
  if (key.startsWith('verdict_')) return 150
  if (key.startsWith('uptime_percent')) return 140
  if (key.startsWith('longest_outage')) return 132
  if (key === 'last_status') return 140
  if (key === 'timezone') return 190
  if (key === 'state') return 120
  if (key.startsWith('downtime')) return 96
  if (key === 'last_poll') return 124
  if (key === nameKey) return 120
  if (!isColumnKey(key) && isAttributeKey(key)) return 140
  return key === 'observations' ? 116 : 90
}

/** Whether the column shows the allowance, which is about the week or the custom period. */
export function hasAllowance(key: string): boolean {
  return Object.values(spanOfKind).some(({ uptimePercentKey }) => uptimePercentKey === key)
}

/**
 * The layout of the columns until the user changes it, for a grid and ids of these widths in pixels. Only the width of
 * the store column depends on the grid. If there is no room for the others, the grid scrolls.
 */
export function defaultLayout(kind: ReportKind, attributes: readonly Attribute[], gridWidth: number, idWidth: number): readonly ColumnLayout[] {
  const shown = defaultColumns(kind, attributes)
  const hasNames = shown.includes(nameKey)
  const roomForStore = hasNames
    ? Math.max(minimumNamedStoreWidth, gridWidth * maximumNamedStoreShare)
    : Math.max(initialStoreWidth, gridWidth * maximumStoreShare)
  const storeWidth = Math.floor(Math.min(idWidth, roomForStore))
  const all = withAttributeColumns(columnsOfKind[kind].map(({ key }): ColumnKey => key), attributes)
  const hidden = all.filter((key) => !shown.includes(key))

  function widthOf(key: RowColumn): number | null {
    if (key === 'store_id') return storeWidth
    if (key === nameKey) return nameColumn.widthPixels
    return hasAllowance(key) ? verdictWidth : null
  }

  return [...shown, ...hidden].map((key) => ({
    key,
    isVisible: shown.includes(key),
    widthPixels: widthOf(key),
    pinned: key === 'store_id' || key === nameKey ? 'left' : null,
  }))
}

/** Pixels that pinned columns leave for the others. */
const minimumScrolledPixels = 160
const minimumPinnedPixels = 100

function isPinned({ isVisible, pinned }: ColumnLayout): boolean {
  return isVisible && pinned !== null
}

/** A layout whose pinned columns leave room for others in a grid of this width, which is unknown unless it is positive. */
export function fitPinned(layout: readonly ColumnLayout[], gridWidth: number): readonly ColumnLayout[] {
  const pinnedPixels = layout.filter(isPinned).reduce((sum, { widthPixels }) => sum + (widthPixels ?? 0), 0)
  const share = (gridWidth - minimumScrolledPixels) / pinnedPixels
  if (gridWidth <= 0 || share >= 1) return layout
  return layout.map((column) => {
    if (!isPinned(column) || column.widthPixels === null) return column
    return { ...column, widthPixels: Math.max(minimumPinnedPixels, Math.floor(column.widthPixels * share)) }
  })
}

/** A layout that shows the names beside the stores, unless it says where they are. */
export function withNames(layout: readonly ColumnLayout[], attributes: readonly Attribute[]): readonly ColumnLayout[] {
  const isComplete = attributes.every(({ key }) => key !== nameKey) || layout.some(({ key }) => key === nameKey)
  const afterStore = layout.findIndex(({ key }) => key === 'store_id') + 1
  return isComplete ? layout : layout.toSpliced(afterStore, 0, nameColumn)
}
