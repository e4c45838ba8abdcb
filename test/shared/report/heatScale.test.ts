import { expect, test } from 'vitest'
import { numberFormatter } from '../../../shared/core/numbers'
import { describeHour, heatCellBox, heatFigureFormatter, heatStepLabel, heatStepOf, heatSteps, heatStepSize } from '../../../shared/report/heatScale'

const format = numberFormatter('en-US')
const formatFigure = heatFigureFormatter('en-US')

function hoursWith(...downtimes: readonly number[]) {
  return downtimes.map((downtimeHours, hourOfWeek) => ({ hourOfWeek, downtimeHours, stores: 1 }))
}

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
  const size = heatStepSize(hoursWith(0, largest))
  expect(size).toBeCloseTo(expected, 12)
  expect(heatStepOf(largest, size)).toBeLessThanOrEqual(heatSteps)
})

test('a week without downtime has steps of an hour', () => {
  expect(heatStepSize([])).toBe(1)
})

test.each([
  [0, 0],
  [0.000_001, 1],
  [10, 1],
  [10.01, 2],
  [60, 6],
  [61, 6],
])('%d in steps of ten is in step %d', (value, step) => {
  expect(heatStepOf(value, 10)).toBe(step)
})

test('the legend names each step by its hours', () => {
  expect([0, 1, 2, 6].map((step) => heatStepLabel(step, 1.5, format))).toEqual(['none', 'up to 1.5 h', '1.5–3 h', '7.5–9 h'])
  expect(heatStepLabel(2, 1000, format)).toBe('1,000–2,000 h')
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
] as const)('a wide cell shows %d hours as %s', ([hours, words]) => {
  expect(formatFigure(hours, 4)).toBe(words)
})

test('a narrow cell has room for three digits', () => {
  expect([formatFigure(999.4, 3), formatFigure(1234, 3)]).toEqual(['999', '1.2K'])
})

test('figures follow the locale', () => {
  expect(heatFigureFormatter('de-DE')(1.54, 3)).toBe('1,5')
})

test('an hour says how long how many stores were down, or why it does not', () => {
  const [one, several] = [
    { hourOfWeek: 0, downtimeHours: 0.75, stores: 1 },
    { hourOfWeek: 0, downtimeHours: 1234.5, stores: 2000 },
  ]
  expect(describeHour(one, true, format)).toEqual(['45 min downtime', '1 store down'])
  expect(describeHour(several, true, format)).toEqual(['1,234 h 30 min downtime', '2,000 stores down'])
  expect(describeHour(undefined, true, format)).toEqual(['No downtime'])
  expect(describeHour(undefined, false, format)).toEqual(['Outside the report'])
})

test('a day is a row of cells, an hour of the day a column', () => {
  const grid = { left: 40, top: 20, cellWidth: 30, cellHeight: 10 }
  expect(heatCellBox(0, grid)).toEqual({ x: 40, y: 20, width: 30, height: 10 })
  expect(heatCellBox(24 + 2, grid)).toEqual({ x: 100, y: 30, width: 30, height: 10 })
})
