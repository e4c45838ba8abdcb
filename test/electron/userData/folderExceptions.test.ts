import { expect, test } from 'vitest'
import { exceptionsOf, numbered, readFolderExceptions, withExceptions } from '../../../electron/userData/folderExceptions'

const closed = { storeIds: null, date: '2024-12-25', endDate: '', startTime: '', endTime: '', start: '', end: '', reason: '' }

test('exceptions are kept by folder, with numbers that are not used again', () => {
  const first = numbered([], [closed, closed])
  expect(first.map(({ id }) => id)).toEqual([1, 2])
  const all = withExceptions(withExceptions([], '/a', first), '/b', numbered([], [closed]))
  expect(exceptionsOf(all, '/a')).toEqual(first)
  expect(exceptionsOf(all, '/c')).toEqual([])
  expect(numbered(first.slice(1), [closed])[0]?.id).toBe(3)
  expect(withExceptions(all, '/a', [])).toEqual(all.filter(({ folder }) => folder === '/b'))
  expect(readFolderExceptions(JSON.parse(JSON.stringify(all)))).toEqual(all)
})

test('a file that has something else is no list of exceptions', () => {
  for (const stored of [undefined, {}, [{ folder: '/a', exceptions: [{ id: 1 }] }], [{ folder: '/a', exceptions: [{ ...closed, id: 1, reason: 'two\nlines' }] }]]) {
    expect(readFolderExceptions(stored)).toBeUndefined()
  }
})
