import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { dispatch } from '../../../electron/operations/dispatch'
import { Engine } from '../../../electron/engine/engine'
import { desktopContext } from '../../support/desktop/desktopContext'
import { withFolder, type Files } from '../../support/data/folder'

const polls = 'store_id,timestamp_utc,status\ns,2023-01-24 12:00:00 UTC,inactive\n'

type Call = (name: string, input: object) => Promise<unknown>

/** Lends the operations on an open folder, with these files of user data. */
async function withUserData(userFiles: Files, use: (call: Call, userFolder: string, folder: string) => Promise<void>): Promise<void> {
  const log = vi.spyOn(console, 'error').mockReturnValue()
  await withFolder(userFiles, (userFolder) =>
    withFolder({ 'polls.csv': polls }, async (folder) => {
      const engine = await Engine.open()
      const context = desktopContext(engine, userFolder)
      try {
        await use((name, input) => dispatch(name, input, context), userFolder, folder)
      } finally {
        await engine.close()
        log.mockRestore()
      }
    }),
  )
}

test('what the user wants to keep fails if it cannot be written, and lasts for the session', () =>
  withUserData({}, async (call, userFolder, folder) => {
    for (const name of ['preferences', 'store-lists', 'folder-exceptions', 'recent-folders']) await mkdir(join(userFolder, `${name}.json`))
    // Nobody asked to keep the folder.
    expect(await call('openFolder', { path: folder })).toMatchObject({ ok: true })
    const refused = (name: string) => ({
      ok: false,
      error: {
        code: 'WRITE_FAILED',
        message: `The file could not be written to ${join(userFolder, name)}: it is a folder. The change lasts until Store Monitor ends.`,
      },
    })
    expect(await call('setPreferences', { theme: 'dark' })).toEqual(refused('preferences.json'))
    expect(await call('getPreferences', {})).toMatchObject({ ok: true, value: { theme: 'dark' } })
    expect(await call('saveStoreList', { name: 'West', storeIds: ['s'] })).toEqual(refused('store-lists.json'))
    expect(await call('getStoreLists', {})).toMatchObject({ value: [{ name: 'West', stores: 1 }] })
    expect(await call('addExceptions', { exceptions: [{ storeIds: ['s'], date: '2023-01-24' }] })).toEqual(refused('folder-exceptions.json'))
    expect(await call('getExceptions', {})).toMatchObject({ value: { added: [{ date: '2023-01-24' }] } })
    expect(await call('getOverview', {})).toMatchObject({ value: { recentFolders: [folder] } })
  }))

test('the overview says which files of the user were damaged or missing, each once', () =>
  withUserData({ 'store-lists.json': 'null', 'store-lists.json.bak': '[]', 'folder-exceptions.json.bak': '[]' }, async (call, userFolder) => {
    const [lists, exceptions] = [join(userFolder, 'store-lists.json'), join(userFolder, 'folder-exceptions.json')]
    const problems = [
      expect.stringContaining(`${exceptions} was missing. Its last copy is used.`),
      expect.stringMatching(`^${lists} was damaged and is now ${lists}\\.damaged-.* Its last copy is used\\.$`),
    ]
    for (let asked = 0; asked < 2; asked += 1) {
      const overview = await call('getOverview', {})
      expect(overview).toMatchObject({ value: { userDataProblems: expect.arrayContaining(problems) } })
      expect(overview).toMatchObject({ value: { userDataProblems: { length: 2 } } })
    }
  }))
