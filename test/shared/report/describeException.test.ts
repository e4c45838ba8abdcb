import { expect, test } from 'vitest'
import type { KeptException } from '../../../shared/folder/exceptions'
import { describeExcluded, exceptionCells } from '../../../shared/report/describeException'

const closed: KeptException = {
  kind: 'closed', date: '2024-12-25', endDate: '', startTime: '', endTime: '', start: '', end: '', reason: '', attribute: null, stores: null, storeIds: null, storeNames: [],
}

test.each<{ exception: KeptException; cells: readonly string[] }>([
  { exception: closed, cells: ['Closed on 2024-12-25', 'all stores', ''] },
  { exception: { ...closed, endDate: '2024-12-26', reason: 'Christmas', stores: 1, storeIds: ['7'] }, cells: ['Closed from 2024-12-25 to 2024-12-26', 'store 7', 'Christmas'] },
  { exception: { ...closed, kind: 'hours', startTime: '22:00', endTime: '26:00', stores: 2, storeIds: ['7', '8'], storeNames: ['Main Street', null] }, cells: ['Open 22:00–26:00 on 2024-12-25', 'stores Main Street (7), 8', ''] },
  { exception: { ...closed, kind: 'from_to', date: '', start: '2024-12-20 22:00:00', end: '2024-12-20 23:30:15', stores: 4, storeIds: ['1', '2', '3', '4'] }, cells: ['Closed from 2024-12-20 22:00 to 2024-12-20 23:30:15, local time', '4 stores', ''] },
  {
    exception: { ...closed, kind: 'from_to', date: '', start: '2024-12-20T22:00:00Z', end: '2024-12-20T23:00:00Z', attribute: { name: 'region', value: 'North' } },
    cells: ['Closed from 2024-12-20 22:00 UTC to 2024-12-20 23:00 UTC', 'stores with region North', ''],
  },
])('says: $cells.0, $cells.1', ({ exception, cells }) => {
  expect(exceptionCells(exception, String)).toEqual(cells)
})

test('says how much closures take out', () => {
  expect(describeExcluded({ hours: 38, closures: 3 }, String)).toBe('38 h in 3 closures')
  expect(describeExcluded({ hours: 8.5, closures: 1 }, String)).toBe('8.5 h in 1 closure')
})
