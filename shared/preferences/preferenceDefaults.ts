import { defaultGoal } from '../report/verdict'
import type { Preferences, PreferencesPatch } from './preferences'

/*
 * The defaults of preferences. This file has no schemas, because the page starts without them.
 */

export const defaultPreferences: Preferences = {
  theme: 'system',
  uptimeGoal: defaultGoal,
  rerunsAutomatically: false,
  notifies: false,
  showsTrayIcon: false,
  updateAddress: '',
  reopensLastFolder: true,
  keepsFiles: true,
  memoryGigabytes: null,
  readNotices: [],
  views: [],
  lastView: null,
  lastStore: null,
  storePanelPixels: null,
}

/** Replaces the parts that the patch names. An undefined part changes nothing. */
export function changePreferences(current: Preferences, patch: PreferencesPatch): Preferences {
  const parts = Object.entries(patch).filter(([, part]) => part !== undefined)
  return { ...current, ...Object.fromEntries(parts) }
}
