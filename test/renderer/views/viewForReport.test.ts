import { expect, test } from 'vitest'
import { defaultView } from '../../../renderer/views/viewHistory'
import { viewForReport } from '../../../renderer/views/viewForReport'

test('a sort by weekly downtime becomes a sort by downtime of the custom period', () => {
  expect(viewForReport(defaultView.state, 'standard', [])).toEqual(defaultView.state)
  expect(viewForReport(defaultView.state, 'window', []).rows.sort).toEqual([{ column: 'downtime_window', direction: 'desc' }])
})

test('columns that the report does not have are left out', () => {
  const blank = { join: 'and' as const, conditions: [{ type: 'blank' as const }] }
  const rows = {
    search: '7',
    filters: [
      { column: 'store_id' as const, ...blank },
      { column: 'open_last_day' as const, ...blank },
    ],
    sort: [
      { column: 'open_last_day' as const, direction: 'asc' as const },
      { column: 'store_id' as const, direction: 'desc' as const },
    ],
  }
  expect(viewForReport({ ...defaultView.state, rows }, 'window', []).rows).toEqual({
    search: '7',
    filters: [{ column: 'store_id', ...blank }],
    sort: [{ column: 'store_id', direction: 'desc' }],
  })
})

test('a filter by the weekly verdict becomes one by the verdict on the custom period', () => {
  const judged = { join: 'and' as const, conditions: [{ type: 'oneOf' as const, values: ['meets'] }] }
  const filters = [
    { column: 'verdict_last_day' as const, ...judged },
    { column: 'verdict_last_week' as const, ...judged },
  ]
  const state = { ...defaultView.state, rows: { ...defaultView.state.rows, filters } }
  expect(viewForReport(state, 'standard', []).rows.filters).toEqual(filters)
  expect(viewForReport(state, 'window', []).rows.filters).toEqual([{ column: 'verdict_window', ...judged }])
})
