import { z } from 'zod'
import { commandIds } from '../core/commands'
import { preferencesPatch, type Preferences } from '../preferences/preferences'
import { nothing, type OperationTable } from './page'

/** What the user likes, and what the menu of the window can do now. */
export const preferenceOperations = {
  enableCommands: {
    summary: 'Say which commands can be carried out now; the menu of the desktop window greys the others',
    input: z.strictObject({ commands: z.array(z.enum(commandIds)).max(commandIds.length) }),
  },
  getPreferences: { summary: 'What the user likes: theme, target, views, switches', input: nothing },
  setPreferences: { summary: 'Change some of the preferences; gives all of them', input: preferencesPatch },
} as const satisfies OperationTable

export interface PreferenceOutputs {
  enableCommands: null
  getPreferences: Preferences
  setPreferences: Preferences
}
