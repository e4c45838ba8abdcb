import { expect, test } from 'vitest'
import { toSort } from '../../../renderer/grid/gridSort'
import { columnKeys } from '../../../shared/report/columns'

test('a sort keeps its order and its directions', () => {
  const model = [
    { colId: 'downtime_last_week', sort: 'desc' },
    { colId: 'store_id', sort: 'asc' },
  ] as const
  expect(toSort(model, columnKeys)).toEqual([
    { column: 'downtime_last_week', direction: 'desc' },
    { column: 'store_id', direction: 'asc' },
  ])
})

test('an unknown column is an error and does not silently lose the sort', () => {
  expect(() => toSort([{ colId: 'uptime', sort: 'asc' }], columnKeys)).toThrow('uptime')
})
