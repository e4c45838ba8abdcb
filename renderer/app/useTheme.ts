import { useLayoutEffect } from 'react'
import { usePreferences } from '../preferences/usePreferences'

/** Puts the user's choice of light or dark over the system's. */
export function useTheme(): void {
  const { theme } = usePreferences().preferences
  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = theme
  }, [theme])
}
