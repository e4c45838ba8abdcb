import { expect, test } from 'vitest'
import { changePreferences, defaultPreferences } from '../../../shared/preferences/preferenceDefaults'
import { preferencesPatch } from '../../../shared/preferences/preferences'
import { readPreferences } from '../../../shared/preferences/readPreferences'

const emptyState = { columns: [], rows: { search: '', filters: [], sort: [] }, tab: 'stores', isShowingDetails: false }
const bySearch = { ...emptyState, rows: { ...emptyState.rows, search: '10' } }

test('the defaults are valid and read back unchanged', () => {
  expect(readPreferences(JSON.parse(JSON.stringify(defaultPreferences)))).toEqual(defaultPreferences)
})

test.for([undefined, null, 1, 'dark', []])('the stored value %j cannot be preferences', (stored) => {
  expect(readPreferences(stored)).toBeUndefined()
})

test('stored preferences without a part have all defaults', () => {
  expect(readPreferences({})).toEqual(defaultPreferences)
})

test('a broken part gets its default, an unknown part is dropped, and the others stay', () => {
  const stored = {
    theme: 'purple',
    uptimeGoal: { goalPercent: 190 },
    rerunsAutomatically: true,
    notifies: 1,
    colour: 'red',
    lastView: { name: 7, state: { rows: { search: '10', sort: 'up' }, tab: 'map' } },
  }
  expect(readPreferences(stored)).toEqual({
    ...defaultPreferences,
    rerunsAutomatically: true,
    lastView: { name: null, state: bySearch },
  })
})

test.for(['uptimeTarget', 'uptimeGoal'])('the goal that a former version stored as %s stays, without its warning level', (name) => {
  expect(readPreferences({ [name]: { goalPercent: 98, warningPercent: 97 } })).toEqual({
    ...defaultPreferences,
    uptimeGoal: { goalPercent: 98, leastCoveragePercent: 50, lowBudgetPercent: 75 },
  })
})

test.for([
  { storePanelPixels: 479 },
  { storePanelPixels: 620.5 },
  { storePanelPixels: 'wide' },
  { lastStore: '1001' },
  { lastStore: { folder: '/data', storeId: '' } },
  { lastStore: { storeId: '1001' } },
])('the width or the last store in %j gets its default', (stored) => {
  expect(readPreferences(stored)).toEqual(defaultPreferences)
})

test('the width and the last store are kept', () => {
  const stored = { storePanelPixels: 480, lastStore: { folder: '/data', storeId: '1001' } }
  expect(readPreferences(stored)).toEqual({ ...defaultPreferences, ...stored })
})

test('a view keeps its groups, its list of stores, and columns and filters of attributes', () => {
  const filter = { column: 'region', join: 'and', conditions: [{ type: 'oneOf', values: ['West', null] }] }
  const state = {
    ...emptyState,
    columns: [{ key: 'region', isVisible: true, widthPixels: 120, pinned: null }],
    rows: { search: '', filters: [filter], sort: [{ column: 'name', direction: 'asc' }] },
    groupBy: 'region',
    groupsByStores: 'desc',
    storeListId: 'a',
  }
  const views = [{ name: 'Groups', state }]
  expect(readPreferences({ views })).toEqual({ ...defaultPreferences, views })
  expect(readPreferences({ views: [{ name: 'Groups', state: { ...state, groupBy: '#1', storeListId: 7 } }] })?.views[0]?.state).not.toHaveProperty('groupBy')
})

test('a list of views loses its unreadable parts and keeps the rest', () => {
  const kept = { key: 'uptime_last_week', isVisible: true, widthPixels: 120, pinned: null }
  const filter = { column: 'store_id', join: 'and', conditions: [{ type: 'contains', value: '7' }] }
  const halfFilter = { column: 'store_id', join: 'or', conditions: [{ type: 'contains', value: '7' }, { type: 'sounds' }] }
  const views = [
    { name: 'Good', state: bySearch },
    { name: 'Half', state: { columns: [{ ...kept, key: 'no key' }, kept], rows: { filters: [halfFilter, filter] } } },
    { name: '', state: emptyState },
    { name: 'No state' },
    'view',
  ]
  expect(readPreferences({ views })?.views).toEqual([
    { name: 'Good', state: bySearch },
    { name: 'Half', state: { ...emptyState, columns: [kept], rows: { ...emptyState.rows, filters: [filter] } } },
  ])
})

test('a change affects only the parts that it names', () => {
  const dark = changePreferences(defaultPreferences, { theme: 'dark', notifies: undefined })
  expect(dark).toEqual({ ...defaultPreferences, theme: 'dark' })
})

test.for([
  { theme: 'purple' },
  { colour: 'red' },
  { uptimeGoal: { goalPercent: 90, warningPercent: 95 } },
  { views: [{ name: ' ', state: {} }] },
])('the change %j is rejected', (patch) => {
  expect(preferencesPatch.safeParse(patch).success).toBe(false)
})
