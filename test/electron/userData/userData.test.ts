import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { withExceptions } from '../../../electron/userData/folderExceptions'
import { withMapping } from '../../../electron/userData/folderMappings'
import { withRecentFolder } from '../../../electron/userData/recentFolders'
import { openUserData } from '../../../electron/userData/userData'
import { changePreferences, defaultPreferences } from '../../../shared/preferences/preferenceDefaults'
import type { PreferencesPatch } from '../../../shared/preferences/preferences'
import { withFolder } from '../../support/data/folder'

const closed = { storeIds: null, date: '2024-12-25', endDate: '', startTime: '', endTime: '', start: '', end: '', reason: '' }

async function setPreferences(folder: string | null, ...patches: readonly PreferencesPatch[]) {
  const { preferences } = openUserData(folder)
  await Promise.all(patches.map((patch) => preferences.change((current) => changePreferences(current, patch))))
  return preferences.get()
}

test('each kind of user data has a separate file, which the next start reads', () =>
  withFolder({}, async (folder) => {
    const { recentFolders, folderMappings } = openUserData(folder)
    await recentFolders.change((folders) => withRecentFolder(folders, '/data'))
    await folderMappings.change((mappings) => withMapping(mappings, '/data', { timezones: [] }))
    await setPreferences(folder, { theme: 'dark' })

    expect((await readdir(folder)).filter((name) => !name.endsWith('.bak')).toSorted()).toEqual(['folder-mappings.json', 'preferences.json', 'recent-folders.json'])
    const reopened = openUserData(folder)
    expect(await reopened.recentFolders.get()).toEqual(['/data'])
    expect(await reopened.folderMappings.get()).toEqual([{ folder: '/data', mapping: { timezones: [] } }])
    expect(await reopened.preferences.get()).toEqual({ ...defaultPreferences, theme: 'dark' })
  }))

test('whenKept waits until every change of every kind is written', () =>
  withFolder({}, async (folder) => {
    const { recentFolders, folderMappings, folderExceptions, preferences, whenKept } = openUserData(folder)
    void recentFolders.change((folders) => withRecentFolder(folders, '/data'))
    void folderMappings.change((mappings) => withMapping(mappings, '/data', { timezones: [] }))
    void folderExceptions.change((all) => withExceptions(all, '/data', [{ ...closed, id: 1 }]))
    void preferences.change((current) => changePreferences(current, { theme: 'dark' }))
    await whenKept()
    expect((await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted()).toEqual([
      'folder-exceptions.json',
      'folder-mappings.json',
      'preferences.json',
      'recent-folders.json',
    ])
  }))

test('concurrent changes of preferences are all kept, and leave the others alone', () =>
  withFolder({}, async (folder) => {
    await setPreferences(folder, { theme: 'light' }, { notifies: true }, { rerunsAutomatically: true })
    expect(JSON.parse(await readFile(join(folder, 'preferences.json'), 'utf8'))).toEqual({
      ...defaultPreferences,
      theme: 'light',
      notifies: true,
      rerunsAutomatically: true,
    })
  }))

test('a preferences file that is partly broken keeps its other parts', () =>
  withFolder({}, async (folder) => {
    await writeFile(join(folder, 'preferences.json'), '{"theme":"dark","notifies":"yes","future":1}')
    expect(await openUserData(folder).preferences.get()).toEqual({ ...defaultPreferences, theme: 'dark' })
  }))

test.for(['null', '[{"folder":"/data"}]', '{}'])('added exceptions are those of the copy if their file holds %s', (content) =>
  withFolder({ 'folder-exceptions.json': content }, async (folder) => {
    const log = vi.spyOn(console, 'error').mockReturnValue()
    const added = withExceptions([], '/data', [{ ...closed, id: 1 }])
    await writeFile(join(folder, 'folder-exceptions.json.bak'), JSON.stringify(added))
    expect(await openUserData(folder).folderExceptions.get()).toEqual(added)
    expect(log).toHaveBeenCalledOnce()
    log.mockRestore()
  }),
)

test('user data in memory is empty again at the next start', async () => {
  expect(await setPreferences(null, { theme: 'dark' })).toEqual({ ...defaultPreferences, theme: 'dark' })
  const { recentFolders, folderMappings, preferences } = openUserData(null)
  expect(await recentFolders.get()).toEqual([])
  expect(await folderMappings.get()).toEqual([])
  expect(await preferences.get()).toEqual(defaultPreferences)
})
