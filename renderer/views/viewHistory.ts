import type { Preferences, ViewState } from '../../shared/preferences/preferences'
import { isEqual } from '../hooks/isEqual'

/** What the window shows, and the name of the view that it started from; null for the default view. */
type CurrentView = NonNullable<Preferences['lastView']>

export interface ViewHistory {
  /** The last entry is the one before the present one. */
  readonly past: readonly CurrentView[]
  readonly present: CurrentView
  /** The first entry is the one that was undone last. */
  readonly future: readonly CurrentView[]
}

/** Parts that are left out stay as they are. */
export type ViewChange = Partial<Omit<ViewState, 'rows'>> & { readonly rows?: Partial<ViewState['rows']> }

export type ViewAction =
  | { readonly type: 'changed'; readonly change: ViewChange }
  | { readonly type: 'chosen'; readonly view: CurrentView }
  /** The present view has been saved under this name. */
  | { readonly type: 'named'; readonly name: string | null }
  | { readonly type: 'undone' }
  | { readonly type: 'redone' }

const maximumSteps = 100

/** All stores, those with the most downtime in the week first. */
export const defaultView: CurrentView = {
  name: null,
  state: {
    columns: [],
    rows: { search: '', filters: [], sort: [{ column: 'downtime_last_week', direction: 'desc' }] },
    tab: 'stores',
    isShowingDetails: false,
  },
}

export function reduceView(history: ViewHistory, action: ViewAction): ViewHistory {
  const { past, present, future } = history
  switch (action.type) {
    case 'changed':
      return step(history, {
        ...present,
        state: { ...present.state, ...action.change, rows: { ...present.state.rows, ...action.change.rows } },
      })
    case 'chosen':
      return step(history, action.view)
    case 'named':
      return { ...history, present: { ...present, name: action.name } }
    case 'undone': {
      const before = past.at(-1)
      if (before === undefined) return history
      return { past: past.slice(0, -1), present: withPanelsOf(before, present), future: [present, ...future] }
    }
    case 'redone': {
      const [next, ...rest] = future
      if (next === undefined) return history
      return { past: [...past, present], present: withPanelsOf(next, present), future: rest }
    }
  }
  return history
}

/** Whether columns or rows differ. Open panels do not count. */
export function isOtherView(left: CurrentView, right: CurrentView): boolean {
  return !isEqual(undoable(left), undoable(right))
}

/** Adds a step that can be undone. A change of panels is not a step, and typing a search is only one. */
function step(history: ViewHistory, next: CurrentView): ViewHistory {
  const { past, present } = history
  if (next.name === present.name && !isOtherView(next, present)) {
    return isEqual(next, present) ? history : { ...history, present: next }
  }
  const before = past.at(-1)
  const isTypingOn = before !== undefined && isOtherSearch(before, present) && isOtherSearch(present, next)
  return { past: isTypingOn ? past : [...past, present].slice(-maximumSteps), present: next, future: [] }
}

function undoable({ state }: CurrentView): unknown {
  const { columns, rows, groupBy, groupsByStores, storeListId } = state
  return { columns, rows, groupBy, groupsByStores, storeListId }
}

/** Whether the search is all that differs. */
function isOtherSearch(left: CurrentView, right: CurrentView): boolean {
  const { search } = right.state.rows
  const leftRows = { ...left.state.rows, search }
  return left.state.rows.search !== search && isEqual([left.name, left.state.columns, leftRows], [right.name, right.state.columns, right.state.rows])
}

function withPanelsOf({ name, state }: CurrentView, { state: { tab, isShowingDetails, heatMode } }: CurrentView): CurrentView {
  return { name, state: { ...state, tab, isShowingDetails, heatMode } }
}
