import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { FolderMappings } from '../../../electron/userData/folderMappings'
import type { Mapping } from '../../../shared/folder/mapping'

const one: Mapping = { businessHours: [{ file: 'one.csv', columns: { day: 'weekday' } }] }
const other: Mapping = { timezones: [] }

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'store-monitor-test-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

const stored = async (): Promise<unknown> => JSON.parse(await readFile(join(folder, 'folder-mappings.json'), 'utf8'))

test('choices are kept for each folder, the newest first, and replaced and forgotten one by one', async () => {
  const mappings = FolderMappings.inFolder(folder)
  await mappings.remember('/a', one)
  await mappings.remember('/b', one)
  await mappings.remember('/a', other)
  const reopened = FolderMappings.inFolder(folder)
  expect(await reopened.get('/a')).toEqual(other)
  expect(await reopened.get('/b')).toEqual(one)
  expect(await reopened.get('/')).toBeNull()
  expect(await stored()).toEqual([{ folder: '/a', mapping: other }, { folder: '/b', mapping: one }])
  await reopened.forget('/a')
  await reopened.forget('/c')
  expect(await stored()).toEqual([{ folder: '/b', mapping: one }])
})

test.each(['{', '[{"folder": "/a"}]', '[{"folder": "/a", "mapping": {"polls": [{"file": 7}]}}]', '{"/a": {}}'])(
  'a file that says %s counts as empty, and is replaced',
  async (content) => {
    await writeFile(join(folder, 'folder-mappings.json'), content)
    const mappings = FolderMappings.inFolder(folder)
    expect(await mappings.get('/a')).toBeNull()
    await mappings.remember('/a', one)
    expect(await stored()).toEqual([{ folder: '/a', mapping: one }])
  },
)

test('no more than 500 folders are kept', async () => {
  await mkdir(folder, { recursive: true })
  const entries = Array.from({ length: 500 }, (_, index) => ({ folder: `/${index}`, mapping: one }))
  await writeFile(join(folder, 'folder-mappings.json'), JSON.stringify(entries))
  await FolderMappings.inFolder(folder).remember('/new', other)
  expect(await stored()).toEqual([{ folder: '/new', mapping: other }, ...entries.slice(0, -1)])
})

test('in memory for a session', async () => {
  const mappings = FolderMappings.inMemory()
  await mappings.remember('/a', one)
  expect(await mappings.get('/a')).toEqual(one)
  expect(await FolderMappings.inMemory().get('/a')).toBeNull()
})
