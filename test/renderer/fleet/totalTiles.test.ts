import { expect, test } from 'vitest'
import { tilesOf } from '../../../renderer/fleet/totalTiles'

const goal = { goalPercent: 99, warningPercent: 95 }
const totals = { stores: 5, storesDown: 0, uptimeHours: 10, downtimeHours: 0, uptimePercent: 100, outages: 0 }

function notes(storesWithoutObservations: number): readonly (readonly [string, string])[] {
  return tilesOf('standard', { ...totals, storesWithoutObservations }, goal).flatMap(({ label, note }) =>
    note === undefined ? [] : [[label, note] as const],
  )
}

test('the uptime tile says how many stores were observed, unless all were', () => {
  expect(notes(3)).toEqual([['Uptime, last week', '2 observed stores']])
  expect(notes(4)).toEqual([['Uptime, last week', '1 observed store']])
  expect(notes(0)).toEqual([])
})
