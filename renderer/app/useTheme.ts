import { useLayoutEffect } from 'react'
import { usePreferences } from '../preferences/usePreferences'

/** Applies the theme that the user has chosen in the preferences. */
export function useTheme(): void {
  const { theme } = usePreferences().preferences
  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = theme
  }, [theme])
}
