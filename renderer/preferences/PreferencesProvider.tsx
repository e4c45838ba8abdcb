import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react'
import { changePreferences, defaultPreferences } from '../../shared/preferences/preferenceDefaults'
import type { Preferences, PreferencesPatch } from '../../shared/preferences/preferences'
import type { Failure } from '../../shared/core/result'
import { useTransport } from '../transport/transport'
import { PreferencesContext } from './usePreferences'

/** Renders the page once the preferences are loaded, so that nothing flickers from the defaults to them. */
export function PreferencesProvider({ children }: { readonly children: ReactNode }) {
  const transport = useTransport()
  const [preferences, setPreferences] = useState<Preferences | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)

  useEffect(() => {
    void transport.call('getPreferences', {}).then((answer) => {
      setPreferences(answer.ok ? answer.value : defaultPreferences)
      if (!answer.ok) setFailure(answer.error)
    })
  }, [transport])

  const change = useCallback(
    (patch: PreferencesPatch) => {
      setPreferences((current) => changePreferences(current ?? defaultPreferences, patch))
      void transport.call('setPreferences', patch).then((answer) => setFailure(answer.ok ? null : answer.error))
    },
    [transport],
  )

  const access = useMemo(
    () => (preferences === null ? null : { preferences, change, failure }),
    [preferences, change, failure],
  )
  return access === null ? null : <PreferencesContext value={access}>{children}</PreferencesContext>
}
