import { expect, test } from 'vitest'
import {
  mappingOf,
  readFolderMappings,
  withMapping,
  withoutMapping,
  type FolderMappings,
} from '../../../electron/userData/folderMappings'
import type { Mapping } from '../../../shared/folder/mapping'

const one: Mapping = { businessHours: [{ file: 'one.csv', columns: { day: 'weekday' } }] }
const other: Mapping = { timezones: [] }

test('mappings are kept for each folder, the newest first, and replaced and removed one by one', () => {
  const steps: readonly (readonly [string, Mapping])[] = [['/a', one], ['/b', one], ['/a', other]]
  const mappings = steps.reduce<FolderMappings>((before, [folder, mapping]) => withMapping(before, folder, mapping), [])
  expect(mappings).toEqual([{ folder: '/a', mapping: other }, { folder: '/b', mapping: one }])
  expect(mappingOf(mappings, '/a')).toEqual(other)
  expect(mappingOf(mappings, '/b')).toEqual(one)
  expect(mappingOf(mappings, '/')).toBeNull()
  expect(withoutMapping(mappings, '/a')).toEqual([{ folder: '/b', mapping: one }])
  expect(withoutMapping(mappings, '/c')).toBe(mappings)
})

test('stored mappings are read as they are', () => {
  const mappings = withMapping(withMapping([], '/a', one), '/b', other)
  expect(readFolderMappings(JSON.parse(JSON.stringify(mappings)))).toEqual(mappings)
})

test.for([
  undefined,
  [{ folder: '/a' }],
  [{ folder: '/a', mapping: { polls: [{ file: 7 }] } }],
  { '/a': {} },
])('a stored %j cannot be mappings', (stored) => {
  expect(readFolderMappings(stored)).toBeUndefined()
})

test('at most 500 folders are kept', () => {
  const mappings = Array.from({ length: 500 }, (_, index) => ({ folder: `/${index}`, mapping: one }))
  expect(withMapping(mappings, '/new', other)).toEqual([{ folder: '/new', mapping: other }, ...mappings.slice(0, -1)])
})
