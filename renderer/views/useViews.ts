import { useCallback, useMemo, useRef, useState } from 'react'
import type { NamedView, ViewState } from '../../shared/preferences/preferences'
import { DelayedWriter } from './delayedWriter'
import { useBeforeLeaving } from '../hooks/useBeforeLeaving'
import { useCommand } from '../commands/useCommands'
import { usePreferences } from '../preferences/usePreferences'
import { defaultView, isOtherView, reduceView, type ViewAction, type ViewChange, type ViewHistory } from './viewHistory'

export interface Views {
  readonly state: ViewState
  readonly change: (change: ViewChange) => void
  /** Null for the default view. */
  readonly name: string | null
  /** Whether the window shows other columns or rows than the view of that name. */
  readonly isModified: boolean
  readonly named: readonly NamedView[]
  readonly choose: (name: string | null) => void
  /** Keeps what the window shows under that name, in place of the view that had it. */
  readonly save: (name: string) => void
  readonly rename: (name: string, newName: string) => void
  readonly remove: (name: string) => void
}

/** A view changes many times a second while a column is dragged or a search typed; it is kept when it has settled. */
const keepAfterMilliseconds = 300

/** What the window shows; kept for the next start, changed back by undo, and kept under names. */
export function useViews(): Views {
  const { preferences, change: changePreferences } = usePreferences()
  const [history, setHistory] = useState<ViewHistory>(() => ({ past: [], present: preferences.lastView ?? defaultView, future: [] }))
  // Also known before it is drawn: the page may be about to go.
  const newest = useRef(history)
  const { past, present, future } = history
  const named = preferences.views
  const saved = named.find(({ name }) => name === present.name)
  const name = saved?.name ?? null

  const keeper = useMemo(
    () => new DelayedWriter((lastView: ViewHistory['present']) => changePreferences({ lastView }), keepAfterMilliseconds),
    [changePreferences],
  )
  useBeforeLeaving('keep', () => keeper.flush())

  const dispatch = useCallback(
    (action: ViewAction) => {
      const next = reduceView(newest.current, action)
      if (next === newest.current) return
      newest.current = next
      setHistory(next)
      keeper.schedule(next.present)
    },
    [keeper],
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
