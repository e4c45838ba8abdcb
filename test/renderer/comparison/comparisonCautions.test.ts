import { expect, test } from 'vitest'
import { comparisonCautions } from '../../../renderer/comparison/comparisonCautions'
import { directionOf, formatComparisonValue } from '../../../renderer/comparison/comparisonGridColumns'
import type { Report } from '../../../shared/report/report'
import { completeReport } from '../../support/engine/completeReport'

const report: Report = { ...completeReport, folder: '/data/north', asOf: '2023-01-24T12:00:00.000000Z' }
const later: Report = { ...report, asOf: '2023-01-25T12:00:00.000000Z' }
const day = { from: '2023-01-24T12:00:00.000000Z', to: later.asOf }
const week = { from: '2023-01-18T12:00:00.000000Z', to: later.asOf }

test.each<{ name: string; after: Report; storesNotSelected?: number; cautions: readonly RegExp[] }>([
  { name: 'no caution for the same settings a day later', after: later, cautions: [] },
  { name: 'a caution if the method differs', after: { ...later, method: 'poll-count' }, cautions: [/Nearest poll before, Poll count after/] },
  { name: 'a caution if the periods have different lengths', after: { ...later, window: day }, cautions: [/168 h before, 24 h after/] },
  { name: 'no caution for a custom period as long as a week', after: { ...later, window: week }, cautions: [] },
  { name: 'a caution if the folder differs', after: { ...later, folder: '/data/south' }, cautions: [/north before, south after/] },
  { name: 'a caution if the exceptions differ', after: { ...later, exceptionSet: 2 }, cautions: [/closures and special hours of the two reports differ/] },
  { name: 'a caution if a report was not asked for some stores', after: { ...later, selectedStores: 2 }, storesNotSelected: 3, cautions: [/: 3 stores cannot be compared\.$/] },
  { name: 'no caution for a report of selected stores that has all of them', after: { ...later, selectedStores: 2 }, cautions: [] },
  { name: 'a caution if both reports end at the same time', after: report, cautions: [/end at the same time/] },
  { name: 'only the stronger caution if the method differs too', after: { ...report, method: 'poll-count' }, cautions: [/alone can cause differences/] },
])('$name', ({ after, storesNotSelected = 0, cautions }) => {
  expect(comparisonCautions(report, after, storesNotSelected)).toEqual(cautions.map((caution) => expect.stringMatching(caution)))
})

function written(value: number | null): string {
  return formatComparisonValue({ key: 'downtime_change', decimals: 2 }, value)
}

test('a change is shown with its sign, and its measure decides whether it is good or bad', () => {
  expect([1.5, -1.5, 0, null].map(written)).toEqual(['+1.50', '−1.50', '0.00', '–'])
  expect(directionOf('downtime_change', 1)).toBe(-1)
  expect(directionOf('outages_change', -1)).toBe(1)
  expect(directionOf('uptime_percent_change', 1)).toBe(1)
  expect(directionOf('uptime_change', -1)).toBe(-1)
  expect(directionOf('uptime_after', -1)).toBe(0)
  expect(directionOf('uptime_change', 0)).toBe(0)
})
