import { useCallback, useRef, useState } from 'react'
import type { NamedView, ViewState } from '../../shared/preferences/preferences'
import { useDelayedWriter } from '../hooks/useDelayedWriter'
import { useCommand } from '../commands/useCommands'
import { usePreferences } from '../preferences/usePreferences'
import { defaultView, isOtherView, reduceView, type ViewAction, type ViewChange, type ViewHistory } from './viewHistory'

export interface Views {
  readonly state: ViewState
  readonly change: (change: ViewChange) => void
  /** Null for the default view. */
  readonly name: string | null
  /** Whether columns or rows differ from the view of this name. */
  readonly isModified: boolean
  readonly named: readonly NamedView[]
  readonly choose: (name: string | null) => void
  /** Saves what the window shows under this name. Replaces a view that has the name. */
  readonly save: (name: string) => void
  readonly rename: (name: string, newName: string) => void
  readonly remove: (name: string) => void
}

/** A view changes many times a second while the user drags a column or types. It is saved after a pause. */
const saveAfterMilliseconds = 300

/** The view of the window. It is saved for the next start, it can be undone, and it can be saved under a name. */
export function useViews(): Views {
  const { preferences, change: changePreferences } = usePreferences()
  const [history, setHistory] = useState<ViewHistory>(() => ({ past: [], present: preferences.lastView ?? defaultView, future: [] }))
  // A ref, so that the newest view is known before it is drawn: the page may be about to close.
  const newest = useRef(history)
  const { past, present, future } = history
  const named = preferences.views
  const saved = named.find(({ name }) => name === present.name)
  const name = saved?.name ?? null

  const save = useCallback((lastView: ViewHistory['present']) => changePreferences({ lastView }), [changePreferences])
  const writer = useDelayedWriter(save, saveAfterMilliseconds)

  const dispatch = useCallback(
    (action: ViewAction) => {
      const next = reduceView(newest.current, action)
      if (next === newest.current) return
      newest.current = next
      setHistory(next)
      writer.schedule(next.present)
    },
    [writer],
  )
  const change = useCallback((part: ViewChange) => dispatch({ type: 'changed', change: part }), [dispatch])

  useCommand('undo', past.length === 0 ? null : () => dispatch({ type: 'undone' }))
  useCommand('redo', future.length === 0 ? null : () => dispatch({ type: 'redone' }))

  return {
    state: present.state,
    change,
    name,
    isModified: isOtherView(present, saved ?? defaultView),
    named,
    choose(wanted) {
      const view = named.find((other) => other.name === wanted)
      dispatch({ type: 'chosen', view: view ?? defaultView })
    },
    save(newName) {
      const others = named.filter((view) => view.name !== newName)
      changePreferences({ views: [...others, { name: newName, state: present.state }].toSorted(byName) })
      dispatch({ type: 'named', name: newName })
    },
    rename(oldName, newName) {
      const renamed = named.map((view) => (view.name === oldName ? { ...view, name: newName } : view))
      changePreferences({ views: renamed.toSorted(byName) })
      if (name === oldName) dispatch({ type: 'named', name: newName })
    },
    remove(unwanted) {
      changePreferences({ views: named.filter((view) => view.name !== unwanted) })
      if (name === unwanted) dispatch({ type: 'named', name: null })
    },
  }
}

function byName(left: NamedView, right: NamedView): number {
  return left.name.localeCompare(right.name)
}
