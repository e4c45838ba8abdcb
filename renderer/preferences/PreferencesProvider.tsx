import { useCallback, useMemo, useState, type ReactNode } from 'react'
import { changePreferences, defaultPreferences } from '../../shared/preferences/preferenceDefaults'
import type { Preferences, PreferencesPatch } from '../../shared/preferences/preferences'
import type { Failure, Result } from '../../shared/core/result'
import { useTransport } from '../transport/transport'
import { PreferencesContext } from './usePreferences'

interface PreferencesProviderProps {
  /** The answer of `getPreferences`. Without it the page would flicker from the defaults to the preferences. */
  readonly answer: Result<Preferences>
  readonly children: ReactNode
}

export function PreferencesProvider({ answer, children }: PreferencesProviderProps) {
  const transport = useTransport()
  const [preferences, setPreferences] = useState(answer.ok ? answer.value : defaultPreferences)
  const [failure, setFailure] = useState<Failure | null>(answer.ok ? null : answer.error)

  const change = useCallback(
    (patch: PreferencesPatch) => {
      setPreferences((current) => changePreferences(current, patch))
      void transport.call('setPreferences', patch).then((kept) => setFailure(kept.ok ? null : kept.error))
    },
    [transport],
  )

  const access = useMemo(() => ({ preferences, change, failure }), [preferences, change, failure])
  return <PreferencesContext value={access}>{children}</PreferencesContext>
}
