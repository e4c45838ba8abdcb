import { expect, test } from 'vitest'
import { readRecentFolders, withRecentFolder } from '../../../electron/userData/recentFolders'

test('the ten newest folders are kept, each once, the newest first', () => {
  const added = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'c'].map((name) => `/data/${name}`)
  const expected = ['c', 'k', 'j', 'i', 'h', 'g', 'f', 'e', 'd', 'b'].map((name) => `/data/${name}`)
  expect(added.reduce<readonly string[]>(withRecentFolder, [])).toEqual(expected)
})

test('at most ten stored folders are read', () => {
  const stored = Array.from({ length: 12 }, (_, index) => `/${index}`)
  expect(readRecentFolders(stored)).toEqual(stored.slice(0, 10))
})

test.for([undefined, null, '', {}, { folders: [] }, [1], ['/a', 1]])('a stored %j cannot be folders', (stored) => {
  expect(readRecentFolders(stored)).toBeUndefined()
})
