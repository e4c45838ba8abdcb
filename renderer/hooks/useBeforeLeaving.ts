import { useEffect, useEffectEvent } from 'react'

/** Calls `act` when the page may be about to close. All callers that collect changes come before those that save them. */
export function useBeforeLeaving(phase: 'collect' | 'save', act: () => void): void {
  const actNow = useEffectEvent(act)
  useEffect(() => {
    const options = { capture: phase === 'collect' }
    const listener = (): void => actNow()
    // Electron's main process may refuse calls of a page that is being unloaded, so this must happen earlier. A page
    // that the system closes without asking was hidden before.
    window.addEventListener('beforeunload', listener, options)
    document.addEventListener('visibilitychange', listener, options)
    return () => {
      window.removeEventListener('beforeunload', listener, options)
      document.removeEventListener('visibilitychange', listener, options)
    }
  }, [phase])
}
