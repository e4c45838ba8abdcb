import { useEffect, useEffectEvent } from 'react'

/**
 * Acts when the page may be about to go. `phase` says whether to tell what is not told yet, or, after all that, to keep
 * what was told.
 */
export function useBeforeLeaving(phase: 'tell' | 'keep', act: () => void): void {
  const actNow = useEffectEvent(act)
  useEffect(() => {
    const options = { capture: phase === 'tell' }
    const listener = (): void => actNow()
    // Electron's main process may refuse calls of a page that is being unloaded, so it has to be before that; a page
    // that the system takes away unasked was hidden before.
    window.addEventListener('beforeunload', listener, options)
    document.addEventListener('visibilitychange', listener, options)
    return () => {
      window.removeEventListener('beforeunload', listener, options)
      document.removeEventListener('visibilitychange', listener, options)
    }
  }, [phase])
}
