import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Engine } from '../../../electron/engine/engine'
import { AccessToken } from '../../../electron/server/accessToken'
import { openServer } from '../../../electron/server/openServer'
import { openUserData } from '../../../electron/userData/userData'
import { programFolder } from '../../support/program/programFolder'
import { withFolder } from '../../support/data/folder'

test('a server that is closed has written the last change of the preferences', () =>
  withFolder({}, async (folder) => {
    const userData = openUserData(folder)
    const server = await openServer({
      programFolder,
      engine: await Engine.open({}),
      userData,
      folders: { startFolder: folder, admitFolder: (path) => Promise.resolve(path), takeWantedFolder: () => null },
      accessToken: new AccessToken(),
      address: { host: '127.0.0.1', port: 0, triesNextPorts: false },
    })
    // More changes than are written while a server closes.
    for (let change = 0; change < 100; change += 1) {
      void userData.preferences.change((current) => ({ ...current, theme: change % 2 === 0 ? 'light' : 'dark' }))
    }
    await server.close()
    const written = JSON.parse(await readFile(join(folder, 'preferences.json'), 'utf8'))
    expect(written).toMatchObject({ theme: 'dark' })
  }))
