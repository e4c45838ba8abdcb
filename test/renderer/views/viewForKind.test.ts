import { expect, test } from 'vitest'
import { defaultView } from '../../../renderer/views/viewHistory'
import { viewForKind } from '../../../renderer/views/viewForKind'

test('a sort by weekly uptime becomes a sort by uptime of the custom period', () => {
  expect(viewForKind(defaultView.state, 'standard')).toEqual(defaultView.state)
  expect(viewForKind(defaultView.state, 'window').rows.sort).toEqual([{ column: 'uptime_percent_window', direction: 'asc' }])
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
  expect(viewForKind({ ...defaultView.state, rows }, 'window').rows).toEqual({
    search: '7',
    filters: [{ column: 'store_id', ...blank }],
    sort: [{ column: 'store_id', direction: 'desc' }],
  })
})
