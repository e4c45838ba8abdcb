import { z } from 'zod'
import { commandIds } from '../core/menuCommands'
import { preferencesPatch, type Preferences } from '../preferences/preferences'
import { nothing, type OperationTable } from './operationTable'

/** The preferences of the user, and the state of the application menu. */
export const preferenceOperations = {
  enableCommands: {
    summary: 'Set the commands that are available now; the menu of the desktop window disables all others',
    input: z.strictObject({ commands: z.array(z.enum(commandIds)).max(commandIds.length) }),
  },
  getPreferences: { summary: 'Get the preferences: theme, uptime goal, views and switches', input: nothing },
  setPreferences: { summary: 'Change some preferences; returns all of them', input: preferencesPatch },
} as const satisfies OperationTable

export interface PreferenceOutputs {
  enableCommands: null
  getPreferences: Preferences
  setPreferences: Preferences
}
