import { expect, test } from 'vitest'
import { heatSteps, stepOf, stepSize } from '../../renderer/heatScale'

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
