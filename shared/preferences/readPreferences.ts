import { z } from 'zod'
import { defaultGoal } from '../report/verdict'
import { changePreferences, defaultPreferences } from './preferenceDefaults'
import { preferences, type Preferences } from './preferences'

/**
 * Reads the preferences from a stored value; undefined if it has no parts. A part that is missing or broken gets its default. A
 * view keeps its readable parts.
 */
export function readPreferences(stored: unknown): Preferences | undefined {
  if (!isRecord(stored)) return undefined
  const named: Readonly<Record<string, unknown>> = { ...stored, uptimeGoal: readGoal(stored) }
  const parts = Object.entries(preferences.shape).map(([key, schema]) => [key, salvage(schema, named[key])] as const)
  return changePreferences(defaultPreferences, preferences.partial().parse(Object.fromEntries(parts)))
}

/** The stored goal. Former versions called it a target, and had a warning level, which nothing reads any more. */
function readGoal({ uptimeGoal: goal, uptimeTarget }: Readonly<Record<string, unknown>>): unknown {
  const stored = goal ?? uptimeTarget
  if (!isRecord(stored)) return undefined
  const { warningPercent: _, ...kept } = stored
  return { ...defaultGoal, ...kept }
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
