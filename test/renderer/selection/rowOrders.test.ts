import { expect, test } from 'vitest'
import { inOrder, judgedFilter, orderOf } from '../../../renderer/selection/rowOrders'
import { defaultView } from '../../../renderer/views/viewHistory'
import { viewForReport } from '../../../renderer/views/viewForReport'

const { rows } = defaultView.state
const down = { column: 'state' as const, join: 'and' as const, conditions: [{ type: 'oneOf' as const, values: ['down'] }] }
const tooLittle = { column: 'verdict_last_week' as const, join: 'and' as const, conditions: [{ type: 'oneOf' as const, values: ['too_little_seen'] }] }

test('the default order is the most downtime in every kind of report', () => {
  expect(orderOf('standard', rows)).toBe('mostDowntime')
  expect(orderOf('window', viewForReport(defaultView.state, 'window', []).rows)).toBe('mostDowntime')
})

test('the lowest uptime leaves out stores without a judgement, and the most downtime brings them back', () => {
  const lowest = inOrder('standard', 'lowestUptime', { sort: [], filters: [down] })
  expect(lowest).toEqual({
    sort: [{ column: 'uptime_percent_last_week', direction: 'asc' }],
    filters: [
      down,
      { column: 'verdict_last_week', join: 'and', conditions: [{ type: 'oneOf', values: ['meets', 'little_left', 'misses'] }] },
    ],
  })
  expect(orderOf('standard', lowest)).toBe('lowestUptime')
  expect(inOrder('standard', 'mostDowntime', lowest)).toEqual({ sort: rows.sort, filters: [down] })
})

test('the most downtime keeps a verdict that the user has chosen, and the lowest uptime replaces it', () => {
  expect(inOrder('standard', 'mostDowntime', { sort: [], filters: [tooLittle] }).filters).toEqual([tooLittle])
  expect(inOrder('standard', 'lowestUptime', { sort: [], filters: [tooLittle] }).filters).toEqual([judgedFilter('standard')])
})

test.each([
  ['no sort', []],
  ['another column', [{ column: 'store_id', direction: 'asc' }]],
  ['another direction', [{ column: 'downtime_last_week', direction: 'asc' }]],
  ['two columns', [{ column: 'downtime_last_week', direction: 'desc' }, { column: 'store_id', direction: 'asc' }]],
  ['the lowest uptime without its filter', [{ column: 'uptime_percent_last_week', direction: 'asc' }]],
] as const)('%s is another order', (_, sort) => {
  expect(orderOf('standard', { sort: [...sort], filters: [] })).toBeNull()
})
