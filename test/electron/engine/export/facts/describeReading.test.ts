import { expect, test } from 'vitest'
import { describeReading } from '../../../../../electron/engine/export/facts/describeReading'
import type { FileSummary } from '../../../../../shared/folder/dataSet'

const file: FileSummary = {
  role: 'polls',
  path: 'polls.csv',
  rowsRead: 1,
  rowsLoaded: 1,
  rowsDuplicate: 0,
  rowsRejected: 0,
  unusedColumns: [],
  readings: [],
}

test('the reading of files is described once, with at most 30 unused columns', () => {
  expect(describeReading({ files: [file], readings: [], unusedColumns: [] })).toEqual([])
  expect(describeReading({ files: [file, file], readings: [], unusedColumns: [] })).toEqual([])
  const columns = Array.from({ length: 32 }, (_, at) => `c${at + 1}`)
  expect(describeReading({ files: [file, file], readings: ['Dates: day first.'], unusedColumns: columns })).toEqual([
    'These 2 files:',
    'Dates: day first.',
    `Columns not used: ${columns.slice(0, 30).join(', ')} and 2 more`,
  ])
})
