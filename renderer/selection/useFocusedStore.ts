import { useCallback, useState } from 'react'
import type { StoreInFolder } from '../../shared/preferences/preferences'
import { useDelayedWriter } from '../hooks/useDelayedWriter'
import { usePreferences } from '../preferences/usePreferences'

/** The focus moves many times a second while the user holds an arrow key down. It is saved after a pause. */
const saveAfterMilliseconds = 300

/** The store of this folder whose row had the focus last; null before any had it. It is saved for the next start. */
export function useFocusedStore(folder: string): readonly [storeId: string | null, focus: (storeId: string) => void] {
  const { preferences, change } = usePreferences()
  const [focused, setFocused] = useState(preferences.lastStore)
  const save = useCallback((lastStore: StoreInFolder) => change({ lastStore }), [change])
  const writer = useDelayedWriter(save, saveAfterMilliseconds)

  const focus = useCallback(
    (storeId: string) => {
      const store = { folder, storeId }
      setFocused(store)
      writer.schedule(store)
    },
    [folder, writer],
  )
  return [focused?.folder === folder ? focused.storeId : null, focus]
}
