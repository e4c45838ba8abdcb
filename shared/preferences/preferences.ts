import { z } from 'zod'
import { maximumPathLength } from '../core/limits'
import { maximumColumns } from '../report/columns'
import { uptimeGoal } from '../report/goal'
import { heatModes } from '../report/heatScale'
import { storeId } from '../report/reportSettings'
import { column, groupBy, rowSelection } from '../report/rowSelection'
import { maximumReadNotices, maximumStorePanelPixels, memoryChoices, minimumStorePanelPixels, themes, windowTabs } from './preferenceLimits'
import { storeListId, viewName } from './storeLists'
import { isUpdateAddress } from './updateAddress'

const columnLayout = z.strictObject({
  key: column,
  isVisible: z.boolean(),
  /** Null if the column takes its share of the available width. */
  widthPixels: z.number().min(20).max(4000).nullable(),
  pinned: z.enum(['left', 'right']).nullable(),
})
export type ColumnLayout = z.infer<typeof columnLayout>

/** The state of the window that a view saves: columns, rows and panels. */
const viewState = z.object({
  /** The columns in the order shown. Columns that are not listed are hidden. Empty means the default columns. */
  columns: z.array(columnLayout).max(maximumColumns).default([]),
  /** The search, the filters and the sort order. */
  rows: z.object(rowSelection.omit({ reportId: true, goal: true }).shape).prefault({}),
  tab: z.enum(windowTabs).default('stores'),
  isShowingDetails: z.boolean().default(false),
  /** What the heat map shows; shares by default. */
  heatMode: z.enum(heatModes).optional(),
  /** What the stores are grouped by; absent for no groups. A report without this attribute has no groups. */
  groupBy: groupBy.optional(),
  /** Sorts the groups by their number of stores, before the order of the rows. */
  groupsByStores: z.enum(['asc', 'desc']).optional(),
  /** The list that the stores are in; absent for all stores. A list that has been deleted does not count. */
  storeListId: storeListId.optional(),
})
export type ViewState = z.infer<typeof viewState>

const namedView = z.object({ name: viewName, state: viewState })
export type NamedView = z.infer<typeof namedView>

/** A notice that the user has dismissed. */
const readNotice = z.object({ folder: z.string(), notice: z.string() })
export type ReadNotice = z.infer<typeof readNotice>

/** A store, by its id and the folder of its report. */
const storeInFolder = z.strictObject({ folder: z.string().max(maximumPathLength), storeId })
export type StoreInFolder = z.infer<typeof storeInFolder>

export const preferences = z.object({
  theme: z.enum(themes),
  uptimeGoal,
  /** Whether a report starts automatically when files in the open folder have changed. */
  rerunsAutomatically: z.boolean(),
  /** Whether system notifications are shown while the window is in the background. */
  notifies: z.boolean(),
  /** Whether the desktop window has an icon in the notification area too. */
  showsTrayIcon: z.boolean(),
  /** Where the desktop app looks for updates when asked; empty for nowhere. */
  updateAddress: z.string().refine((address) => address === '' || isUpdateAddress(address)),
  /** Whether the last folder is opened again on startup. */
  reopensLastFolder: z.boolean(),
  /** Whether what was read from files is kept, so that unchanged files are not read again. */
  keepsFiles: z.boolean(),
  /** The gigabytes of memory that the database may use from the next start on; null for what the computer can spare. */
  memoryGigabytes: z.literal(memoryChoices).nullable(),
  /** The newest first. */
  readNotices: z.array(readNotice).max(maximumReadNotices),
  views: z.array(namedView).max(100),
  /** The view at the end of the last session, and the named view that it is based on; null before the first session. */
  lastView: z.object({ name: viewName.nullable().default(null), state: viewState }).nullable(),
  /** The store whose row had the focus last; its details are shown if those of the last view are open. */
  lastStore: storeInFolder.nullable(),
  /** The width of the store details beside the table; null for the default width. */
  storePanelPixels: z.int().min(minimumStorePanelPixels).max(maximumStorePanelPixels).nullable(),
})
export type Preferences = z.infer<typeof preferences>

/** A change of some preferences. The others stay as they are. */
export const preferencesPatch = preferences.partial().strict()
export type PreferencesPatch = z.output<typeof preferencesPatch>
