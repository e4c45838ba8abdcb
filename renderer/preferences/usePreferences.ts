import { createContext, useContext } from 'react'
import type { Preferences, PreferencesPatch } from '../../shared/preferences/preferences'
import type { Failure } from '../../shared/core/result'

interface PreferencesAccess {
  readonly preferences: Preferences
  /** Applies the patch at once and saves it in the background. */
  readonly change: (patch: PreferencesPatch) => void
  /** Why the last change could not be saved or the preferences could not be read. */
  readonly failure: Failure | null
}

export const PreferencesContext = createContext<PreferencesAccess | null>(null)

export function usePreferences(): PreferencesAccess {
  const access = useContext(PreferencesContext)
  if (access === null) throw new Error('No PreferencesProvider above this component')
  return access
}
