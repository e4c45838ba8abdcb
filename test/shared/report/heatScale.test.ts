import { expect, test } from 'vitest'
import { numberFormatter } from '../../../shared/core/numbers'
import {
  describeHour,
  heatCellBox,
  heatFigureFormatter,
  heatMarkOf,
  heatScaleOf,
  heatStepLabel,
  heatStepOf,
  heatSteps,
  heatValueOf,
  possibleMode,
} from '../../../shared/report/heatScale'

const format = numberFormatter('en-US')
const formatFigure = heatFigureFormatter('en-US')

function hourWith(downtimeHours: number, observedOpenHours: number, stores = 1) {
  return { hourOfWeek: 0, downtimeHours, observedOpenHours, stores }
}

function hoursScale(...downtimes: readonly number[]) {
  return heatScaleOf('hours', downtimes.map((downtimeHours) => hourWith(downtimeHours, 1000)))
}

const shares = heatScaleOf('share', [hourWith(1, 2)])

test.for([
  [0, 0],
  [0.001, 1],
  [1, 1],
  // It is written as 1, and 1.06 as 1.1; equal figures have equal colours.
  [1.04, 1],
  [1.06, 2],
  [1.96, 2],
  [2, 2],
  [5, 3],
  [10, 4],
  [20, 5],
  [20.4, 5],
  [20.6, 6],
  [100, 6],
  [null, 0],
] as const)('a share of %d %% is in step %d of every map', ([share, step]) => {
  expect(heatStepOf(share, shares)).toBe(step)
})

test('the legend names each step of the shares', () => {
  const labels = Array.from({ length: heatSteps + 1 }, (_, step) => heatStepLabel(step, shares, format))
  expect(labels).toEqual(['none', 'up to 1 %', '1–2 %', '2–5 %', '5–10 %', '10–20 %', 'over 20 %'])
})

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
])('the largest value %d has steps of %d hours', (largest, expected) => {
  const { unit, ends } = hoursScale(0, largest)
  expect(unit).toBe('h')
  expect(ends[0]).toBeCloseTo(expected, 12)
  expect(ends).toHaveLength(heatSteps)
  expect(ends.at(-1)).toBeGreaterThanOrEqual(largest)
})

test('a week without downtime has steps of an hour', () => {
  expect(hoursScale().ends[0]).toBe(1)
})

test.each([
  [0, 0],
  [0.000_001, 1],
  [10, 1],
  [10.01, 2],
  [60, 6],
])('%d hours in steps of ten is in step %d', (value, step) => {
  expect(heatStepOf(value, hoursScale(60))).toBe(step)
})

test('the legend names each step by its hours', () => {
  expect([0, 1, 2, 6].map((step) => heatStepLabel(step, hoursScale(9), format))).toEqual(['none', 'up to 1.5 h', '1.5–3 h', '7.5–9 h'])
  expect(heatStepLabel(2, hoursScale(6000), format)).toBe('1,000–2,000 h')
})

test('a share is downtime divided by observed open time, if there is an hour of it', () => {
  expect(heatValueOf(hourWith(0.5, 12.5), 'share')).toBe(4)
  expect(heatValueOf(hourWith(0.5, 1), 'share')).toBe(50)
  expect(heatValueOf(hourWith(0.5, 0.99), 'share')).toBeNull()
  expect(heatValueOf(hourWith(0.5, 0.99), 'hours')).toBe(0.5)
  expect(heatValueOf(undefined, 'share')).toBeNull()
})

test('an hour is marked if it lies outside the report, if no store is open, or if too little was open', () => {
  expect(heatMarkOf(undefined, false)).toBe('outside')
  expect(heatMarkOf(undefined, true)).toBe('closed')
  expect(heatMarkOf(hourWith(0, 0.99), true)).toBe('few')
  expect(heatMarkOf(hourWith(0, 1), true)).toBeNull()
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
] as const)('a wide cell shows %d as %s', ([hours, words]) => {
  expect(formatFigure(hours, 4)).toBe(words)
})

test('a narrow cell has room for three digits', () => {
  expect([formatFigure(999.4, 3), formatFigure(1234, 3)]).toEqual(['999', '1.2K'])
})

test('figures follow the locale', () => {
  expect(heatFigureFormatter('de-DE')(1.54, 3)).toBe('1,5')
})

test('an hour says how much of its open time was downtime, or why it does not', () => {
  expect(describeHour(hourWith(0.75, 12), true, format)).toEqual(['6.25 % downtime', '45 min of 12 h observed open time', '1 store down'])
  expect(describeHour(hourWith(1234.5, 2469, 2000), true, format)).toEqual([
    '50.00 % downtime',
    '1,234 h 30 min of 2,469 h observed open time',
    '2,000 stores down',
  ])
  expect(describeHour(hourWith(0, 12, 0), true, format)).toEqual(['No downtime', '12 h observed open time'])
  expect(describeHour(hourWith(0.25, 0.5), true, format)).toEqual(['Too little for a share', '15 min of 30 min observed open time', '1 store down'])
  expect(describeHour(hourWith(0, 0.5, 0), true, format)).toEqual(['No downtime', '30 min observed open time', 'Too little for a share'])
  expect(describeHour(hourWith(0, 0, 0), true, format)).toEqual(['No open store was observed'])
  expect(describeHour(undefined, true, format)).toEqual(['No store open'])
  expect(describeHour(undefined, false, format)).toEqual(['Outside the report'])
})

test('a day is a row of cells, an hour of the day a column', () => {
  const grid = { left: 40, top: 20, cellWidth: 30, cellHeight: 10 }
  expect(heatCellBox(0, grid)).toEqual({ x: 40, y: 20, width: 30, height: 10 })
  expect(heatCellBox(24 + 2, grid)).toEqual({ x: 100, y: 30, width: 30, height: 10 })
})

test('a map of a report without open time shows hours, and says nothing about it', () => {
  const hours = [
    { hourOfWeek: 3, downtimeHours: 2, observedOpenHours: null, stores: 2 },
    { hourOfWeek: 4, downtimeHours: 0, observedOpenHours: null, stores: 0 },
  ]
  expect(possibleMode('share', hours)).toBe('hours')
  expect(hours.map((hour) => heatMarkOf(hour, true))).toEqual([null, null])
  expect(hours.map((hour) => describeHour(hour, true, format))).toEqual([['2 h downtime', '2 stores down'], ['No downtime']])
})
