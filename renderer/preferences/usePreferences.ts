import { createContext, useContext } from 'react'
import type { Preferences, PreferencesPatch } from '../../shared/preferences/preferences'
import type { Failure } from '../../shared/core/result'

interface PreferencesAccess {
  readonly preferences: Preferences
  /** In force at once; kept by and by. */
  readonly change: (patch: PreferencesPatch) => void
  /** Why the last change could not be kept, or the preferences not be read. */
  readonly failure: Failure | null
}

export const PreferencesContext = createContext<PreferencesAccess | null>(null)

export function usePreferences(): PreferencesAccess {
  const access = useContext(PreferencesContext)
  if (access === null) throw new Error('No PreferencesProvider above this component')
  return access
}
