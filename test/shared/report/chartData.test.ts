import { expect, test } from 'vitest'
import { numberFormatter } from '../../../shared/core/numbers'
import { goalPosition, partsOfBand, uptimeBandLabel, uptimeBandParts, uptimeBands } from '../../../shared/report/chartData'

test('every band of uptime % has a label', () => {
  expect(uptimeBands.map((band) => uptimeBandLabel(band, numberFormatter('en-US')))).toEqual([
    'No observations',
    '0 to < 50 %',
    '50 to < 75 %',
    '75 to < 90 %',
    '90 to < 95 %',
    '95 to < 98 %',
    '98 to < 99 %',
    '99 to < 99.5 %',
    '99.5 to < 100 %',
    '100 %',
  ])
})

test('a label can be on two lines, and follows the locale', () => {
  expect(uptimeBandParts(99, numberFormatter('de-DE'))).toEqual(['99 to', '< 99,5 %'])
})

test('the stores of a band are split by verdict, and the rest has none', () => {
  const storesByVerdict = { meets: 2, little_left: 0, misses: 1, too_little_seen: 4, no_observations: 0 }
  expect(partsOfBand({ band: 99, stores: 8, storesByVerdict })).toEqual([
    { verdict: 'meets', stores: 2 },
    { verdict: 'misses', stores: 1 },
    { verdict: 'too_little_seen', stores: 4 },
    { verdict: null, stores: 1 },
  ])
})

// The bands are none, 0, 50, 75, 90, 95, 98, 99, 99.5 and 100.
test.for([
  [0, 1],
  [25, 1.5],
  [95, 5],
  [99, 7],
  [99.25, 7.5],
  [99.9, 8.8],
  [100, 9],
] as const)('a goal of %d %% lies at %d of the bands', ([goal, position]) => {
  expect(goalPosition(goal)).toBeCloseTo(position, 9)
})
