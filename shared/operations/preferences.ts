import { z } from 'zod'
import { commandIds } from '../core/menuCommands'
import { preferencesPatch, type Preferences } from '../preferences/preferences'
import { nothing, type OperationTable } from './operationTable'

const windowStatus = z.strictObject({
  title: z.string().min(1).max(1000),
  storesDown: z.int().min(0),
  /** Whether a folder is being loaded or a report computed. */
  isBusy: z.boolean(),
  /** 0 to 1; null while it is unknown, and if nothing runs. */
  fraction: z.number().min(0).max(1).nullable(),
})
export type WindowStatus = z.infer<typeof windowStatus>

/** The preferences of the user, and the state of the application menu and of the window. */
export const preferenceOperations = {
  enableCommands: {
    summary: 'Set the commands that are available now; the menu of the desktop window disables all others',
    input: z.strictObject({ commands: z.array(z.enum(commandIds)).max(commandIds.length) }),
  },
  setWindowStatus: {
    summary: 'Set what the icons of the desktop window show: the progress of a job, and the number of stores that are down',
    input: windowStatus,
  },
  getPreferences: { summary: 'Get the preferences: theme, uptime goal, views and switches', input: nothing },
  setPreferences: { summary: 'Change some preferences; returns all of them', input: preferencesPatch },
} as const satisfies OperationTable

export interface PreferenceOutputs {
  enableCommands: null
  setWindowStatus: null
  getPreferences: Preferences
  setPreferences: Preferences
}
