import { z } from 'zod'
import { columnKeys } from '../report/columns'
import { column, rowSelection } from '../report/rowSelection'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const windowTabs = ['stores', 'fleet'] as const
export type WindowTab = (typeof windowTabs)[number]

const percent = z.number().min(0).max(100)

const columnLayout = z.strictObject({
  key: column,
  isVisible: z.boolean(),
  /** Null where the column takes its share of the room there is. */
  widthPixels: z.number().min(20).max(4000).nullable(),
  pinned: z.enum(['left', 'right']).nullable(),
})
export type ColumnLayout = z.infer<typeof columnLayout>

/** What the user has made of the window: columns, rows and panels. */
const viewState = z.object({
  /** In the order shown; empty as long as the user has left the columns alone. Columns not listed are hidden. */
  columns: z.array(columnLayout).max(columnKeys.length).default([]),
  /** Which stores, in which order. */
  rows: z.object(rowSelection.omit({ reportId: true }).shape).prefault({}),
  tab: z.enum(windowTabs).default('stores'),
  isShowingDetails: z.boolean().default(false),
})
export type ViewState = z.infer<typeof viewState>

const viewName = z.string().trim().min(1).max(80)
const namedView = z.object({ name: viewName, state: viewState })
export type NamedView = z.infer<typeof namedView>

/** The share of open time a store should be up: from `goalPercent` on it meets the goal, from `warningPercent` on it is near. */
const uptimeGoal = z
  .strictObject({ goalPercent: percent, warningPercent: percent })
  .refine(({ goalPercent, warningPercent }) => warningPercent <= goalPercent, 'The warning level lies above the goal')
export type UptimeGoal = z.infer<typeof uptimeGoal>

const preferences = z.object({
  theme: z.enum(themes),
  uptimeGoal,
  /** Whether a report starts by itself when the files of the open folder have changed. */
  rerunsAutomatically: z.boolean(),
  /** Whether the system's notifications tell what happens while the window is not seen. */
  notifies: z.boolean(),
  /** Whether the folder opened last is opened at the next start. */
  reopensLastFolder: z.boolean(),
  views: z.array(namedView).max(100),
  /** The view at the end of the last session, and the named view it began as; null before there was one. */
  lastView: z.object({ name: viewName.nullable().default(null), state: viewState }).nullable(),
})
export type Preferences = z.infer<typeof preferences>

/** What a caller may change; what is left out stays. */
export const preferencesPatch = preferences.partial().strict()
export type PreferencesPatch = z.output<typeof preferencesPatch>

export const defaultPreferences: Preferences = {
  theme: 'system',
  uptimeGoal: { goalPercent: 99, warningPercent: 95 },
  rerunsAutomatically: false,
  notifies: false,
  reopensLastFolder: true,
  views: [],
  lastView: null,
}

/**
 * The preferences in a stored value of any shape. Each part that is missing, unknown or broken has its default;
 * a view keeps what is left of it.
 */
export function readPreferences(stored: unknown): Preferences {
  if (!isRecord(stored)) return defaultPreferences
  // Version 0.1 called the goal a target.
  const named: Readonly<Record<string, unknown>> = { uptimeGoal: stored['uptimeTarget'], ...stored }
  const parts = Object.entries(preferences.shape).map(([key, schema]) => [key, salvage(schema, named[key])] as const)
  return changePreferences(defaultPreferences, Object.fromEntries(parts))
}

/** The preferences with the parts of the patch in place of those before; undefined changes nothing. */
export function changePreferences(current: Preferences, patch: PreferencesPatch): Preferences {
  const parts = Object.entries(patch).filter(([, part]) => part !== undefined)
  return preferences.parse({ ...current, ...Object.fromEntries(parts) })
}

/**
 * What of a value fits the schema, or undefined. Objects lose the entries that do not fit, lists their elements;
 * strict objects, whose parts mean nothing alone, are taken whole or not at all.
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
