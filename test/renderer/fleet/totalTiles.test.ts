import { expect, test } from 'vitest'
import { tilesOf } from '../../../renderer/fleet/totalTiles'
import type { ReportKind } from '../../../shared/report/columns'
import { defaultGoal } from '../../../shared/report/verdict'

const totals = {
  stores: 10,
  storesWithoutObservations: 1,
  storesDown: 2,
  storesClosedDown: 3,
  storesUnknown: 4,
  storesJudged: 6,
  uptimeHours: 10,
  downtimeHours: 0,
  uptimePercent: 100,
  verdict: 'meets',
  seenShare: 0.5,
  outages: 0,
} as const

function tileOf(kind: ReportKind, label: string) {
  return tilesOf(kind, totals, defaultGoal).find((tile) => tile.label === label)
}

test('the uptime tile says what it is based on, and selects the stores that miss the goal', () => {
  const tile = tileOf('standard', 'Uptime, last week')
  expect(tile?.note).toBe('6 of 10 stores · 50 % of open time seen')
  expect(tile?.filters).toEqual([{ column: 'verdict_last_week', join: 'and', conditions: [{ type: 'oneOf', values: ['misses'] }] }])
  expect(tileOf('window', 'Uptime, period')?.filters[0]?.column).toBe('verdict_window')
})

test('stores that are down are counted beside those that were seen down before closing and those that are unknown', () => {
  const tile = tileOf('standard', 'Down now')
  expect(tile?.value).toBe('2')
  expect(tile?.filters).toEqual([{ column: 'state', join: 'and', conditions: [{ type: 'oneOf', values: ['down'] }] }])
  expect(tile?.entries?.map(({ label, value, filters }) => [label, value, filters.map(({ column }) => column)])).toEqual([
    ['Closed, last seen down', '3', ['last_status', 'state']],
    ['Unknown now', '4', ['state']],
  ])
})

test('states that a report did not record are dashes, not zero', () => {
  const unrecorded = { ...totals, storesDown: null, storesClosedDown: null, storesUnknown: null }
  const tile = tilesOf('standard', unrecorded, defaultGoal).find(({ label }) => label === 'Down now')
  expect([tile?.value, ...(tile?.entries ?? []).map(({ value }) => value)]).toEqual(['–', '–', '–'])
})

test('in a report on a custom period, states are at the end of the period', () => {
  const tile = tileOf('window', 'Down at the end of the period')
  expect(tile?.entries?.map(({ label }) => label)).toEqual(['Closed, last seen down', 'Unknown at the end of the period'])
})
