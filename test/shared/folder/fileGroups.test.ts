import { expect, test } from 'vitest'
import { groupFiles } from '../../../shared/folder/fileGroups'
import type { FileSummary } from '../../../shared/folder/dataSet'

const counts = { rowsRead: 1, rowsLoaded: 1, rowsDuplicate: 0, rowsRejected: 0 }

function file(path: string, parts: Partial<FileSummary> = {}): FileSummary {
  return { role: 'polls', path, ...counts, unusedColumns: [], readings: [], ...parts }
}

test('files that follow each other are one group if the same is said of them', () => {
  const remark = { unusedColumns: ['remark'] }
  const groups = groupFiles([
    file('a', remark),
    file('b', remark),
    file('c', { ...remark, readings: ['Weekdays: 0 is Monday.'] }),
    file('d'),
    file('e', remark),
    file('f', { ...remark, role: 'businessHours' }),
  ])
  expect(groups.map(({ files }) => files.map(({ path }) => path))).toEqual([['a', 'b'], ['c'], ['d'], ['e'], ['f']])
  expect(groups[0]).toMatchObject({ unusedColumns: ['remark'], readings: [] })
  expect(groups[1]).toMatchObject({ unusedColumns: ['remark'], readings: ['Weekdays: 0 is Monday.'] })
  expect(groupFiles([])).toEqual([])
})
