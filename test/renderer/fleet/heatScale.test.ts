import { expect, test } from 'vitest'
import { shortHours, heatSteps, stepOf, stepSize } from '../../../renderer/fleet/heatScale'

// Six steps of the size reach the largest value; the next smaller round number would not do.
test.each([
  [0, 1],
  [0.0001, 0.00002],
  [5.9, 1],
  [6, 1],
  [6.1, 1.5],
  [37, 8],
  [590, 100],
  [601, 150],
  [61_000, 15_000],
])('the largest value %d has steps of %d', (largest, expected) => {
  const size = stepSize(largest)
  expect(size).toBeCloseTo(expected, 12)
  expect(stepOf(largest, size)).toBeLessThanOrEqual(heatSteps)
})

test.each([
  [0, 0],
  [0.000_001, 1],
  [10, 1],
  [10.01, 2],
  [60, 6],
  [61, 6],
])('%d in steps of ten is in step %d', (value, step) => {
  expect(stepOf(value, 10)).toBe(step)
})

test.for([
  [0.04, '<0.1'],
  [0.05, '0.1'],
  [3, '3'],
  [9.94, '9.9'],
  [9.96, '10'],
  [422.4, '422'],
  [9999.4, '9999'],
  [9999.6, '10K'],
  [12_345, '12K'],
] as const)('%d hours in a wide cell are %s', ([hours, words]) => {
  expect(shortHours(hours, 4)).toBe(words)
})

test('a narrow cell has room for three digits', () => {
  expect([shortHours(999.4, 3), shortHours(1234, 3)]).toEqual(['999', '1.2K'])
})
