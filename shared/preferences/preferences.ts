import { z } from 'zod'
import { maximumAttributes } from '../folder/attributes'
import { columnKeys } from '../report/columns'
import { uptimeGoal } from '../report/goal'
import { heatModes } from '../report/heatScale'
import { storeId } from '../report/reportSettings'
import { column, rowSelection } from '../report/rowSelection'
import { defaultGoal } from '../report/verdict'
import { isUpdateAddress } from './updateAddress'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const windowTabs = ['stores', 'fleet'] as const
export type WindowTab = (typeof windowTabs)[number]

/** The width of the store details that a user can choose. */
export const minimumStorePanelPixels = 480
export const maximumStorePanelPixels = 4000

/** How many dismissed notices are remembered. */
export const maximumReadNotices = 1000

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
  columns: z.array(columnLayout).max(columnKeys.length + maximumAttributes + 1).default([]),
  /** The search, the filters and the sort order. */
  rows: z.object(rowSelection.omit({ reportId: true, goal: true }).shape).prefault({}),
  tab: z.enum(windowTabs).default('stores'),
  isShowingDetails: z.boolean().default(false),
  /** What the heat map shows; shares by default. */
  heatMode: z.enum(heatModes).optional(),
})
export type ViewState = z.infer<typeof viewState>

const viewName = z.string().trim().min(1).max(80)
const namedView = z.object({ name: viewName, state: viewState })
export type NamedView = z.infer<typeof namedView>

/** A notice that the user has dismissed. */
const readNotice = z.object({ folder: z.string(), notice: z.string() })
export type ReadNotice = z.infer<typeof readNotice>

/** A store, by its id and the folder of its report. */
const storeInFolder = z.strictObject({ folder: z.string().max(4096), storeId })
export type StoreInFolder = z.infer<typeof storeInFolder>

const preferences = z.object({
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

export const defaultPreferences: Preferences = {
  theme: 'system',
  uptimeGoal: defaultGoal,
  rerunsAutomatically: false,
  notifies: false,
  showsTrayIcon: false,
  updateAddress: '',
  reopensLastFolder: true,
  readNotices: [],
  views: [],
  lastView: null,
  lastStore: null,
  storePanelPixels: null,
}

/**
 * Reads the preferences from a stored value of any shape. A part that is missing or broken gets its default. A view keeps
 * its readable parts.
 */
export function readPreferences(stored: unknown): Preferences {
  if (!isRecord(stored)) return defaultPreferences
  const named: Readonly<Record<string, unknown>> = { ...stored, uptimeGoal: readGoal(stored) }
  const parts = Object.entries(preferences.shape).map(([key, schema]) => [key, salvage(schema, named[key])] as const)
  return changePreferences(defaultPreferences, Object.fromEntries(parts))
}

/** The stored goal. Former versions called it a target, and had a warning level, which nothing reads any more. */
function readGoal({ uptimeGoal: goal, uptimeTarget }: Readonly<Record<string, unknown>>): unknown {
  const stored = goal ?? uptimeTarget
  if (!isRecord(stored)) return undefined
  const { warningPercent: _, ...kept } = stored
  return { ...defaultGoal, ...kept }
}

/** Replaces the parts that the patch names. An undefined part changes nothing. */
export function changePreferences(current: Preferences, patch: PreferencesPatch): Preferences {
  const parts = Object.entries(patch).filter(([, part]) => part !== undefined)
  return preferences.parse({ ...current, ...Object.fromEntries(parts) })
}

/**
 * The part of a value that fits the schema, or undefined. Objects lose the entries that do not fit, and lists lose such
 * elements. A strict object is kept whole or dropped, because its parts mean nothing alone.
 */
function salvage(schema: z.core.$ZodType, value: unknown): unknown {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) return salvage(schema.unwrap(), value)
  if (schema instanceof z.ZodNullable && value !== null) return salvage(schema.unwrap(), value)
  if (schema instanceof z.ZodArray && Array.isArray(value)) {
    const elements = value.map((element) => salvage(schema.element, element))
    return fitting(schema, elements.filter((element) => element !== undefined))
  }
  if (schema instanceof z.ZodObject && schema.def.catchall === undefined && isRecord(value)) {
    const entries = Object.entries(schema.shape).map(([key, part]) => [key, salvage(part, value[key])] as const)
    return fitting(schema, Object.fromEntries(entries.filter(([, part]) => part !== undefined)))
  }
  return fitting(schema, value)
}

function fitting(schema: z.core.$ZodType, value: unknown): unknown {
  return z.safeParse(schema, value).data
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
