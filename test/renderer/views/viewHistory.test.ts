import { describe, expect, test } from 'vitest'
import { defaultView, isOtherView, reduceView, type ViewAction, type ViewChange, type ViewHistory } from '../../../renderer/views/viewHistory'
import type { ColumnLayout } from '../../../shared/preferences/preferences'

const fresh: ViewHistory = { past: [], present: defaultView, future: [] }
const byUptime: ViewChange = { rows: { sort: [{ column: 'uptime_last_week', direction: 'asc' }] } }
const narrow: ColumnLayout = { key: 'timezone', isVisible: true, widthPixels: 80, pinned: null }

function after(...actions: readonly ViewAction[]): ViewHistory {
  return actions.reduce(reduceView, fresh)
}

function changed(change: ViewChange): ViewAction {
  return { type: 'changed', change }
}

const undo: ViewAction = { type: 'undone' }
const redo: ViewAction = { type: 'redone' }
const uptimeSort = byUptime.rows?.sort

test('columns and rows make another view, open panels do not', () => {
  expect(isOtherView(after(changed({ isShowingDetails: true, tab: 'fleet' })).present, defaultView)).toBe(false)
  expect(isOtherView(after(changed(byUptime)).present, defaultView)).toBe(true)
  expect(isOtherView(after(changed({ columns: [narrow] })).present, defaultView)).toBe(true)
})

describe('undo', () => {
  test('goes back step by step, and redo goes forward', () => {
    const wide = { ...narrow, widthPixels: 200 }
    const steps = [changed(byUptime), changed({ columns: [narrow] }), changed({ columns: [wide] })]
    expect(after(...steps, undo).present.state).toMatchObject({ columns: [narrow], rows: { sort: uptimeSort } })
    expect(after(...steps, undo, undo).present.state).toMatchObject({ columns: [], rows: { sort: uptimeSort } })
    expect(after(...steps, undo, undo, undo).present).toEqual(defaultView)
    expect(after(...steps, undo, undo, undo, undo).present).toEqual(defaultView)
    expect(after(...steps, undo, undo, redo, redo).present).toEqual(after(...steps).present)
  })

  test('a new change replaces what was undone', () => {
    const history = after(changed(byUptime), undo, changed({ columns: [narrow] }))
    expect(history.future).toEqual([])
    expect(reduceView(history, redo)).toBe(history)
  })

  test('takes a search of many letters as one step', () => {
    const typing = ['1', '10', '100'].map((search) => changed({ rows: { search } }))
    expect(after(changed(byUptime), ...typing, undo).present.state.rows).toMatchObject({ search: '', sort: uptimeSort })
    const sortedBetween = after(changed({ rows: { search: '1' } }), changed(byUptime), changed({ rows: { search: '10' } }), undo)
    expect(sortedBetween.present.state.rows).toMatchObject({ search: '1', sort: uptimeSort })
  })

  test('ignores open panels', () => {
    const history = after(changed(byUptime), changed({ isShowingDetails: true, tab: 'fleet' }))
    expect(history.past).toHaveLength(1)
    expect(reduceView(history, undo).present.state).toEqual({ ...defaultView.state, isShowingDetails: true, tab: 'fleet' })
  })

  test('ignores a change without effect', () => {
    expect(after(changed({ columns: [], rows: { ...defaultView.state.rows } }))).toBe(fresh)
  })

  test('restores the name of the former view', () => {
    const state = { ...defaultView.state, rows: { ...defaultView.state.rows, search: '7' } }
    const history = after({ type: 'chosen', view: { name: 'Sevens', state } })
    expect(history.present).toEqual({ name: 'Sevens', state })
    expect(reduceView(history, undo).present).toEqual(defaultView)
  })

  test('goes back a hundred steps at most', () => {
    const steps = Array.from({ length: 150 }, (_, index) => changed({ columns: [{ ...narrow, widthPixels: 100 + index }] }))
    expect(after(...steps).past).toHaveLength(100)
  })
})
