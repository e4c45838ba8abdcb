import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Engine } from '../../../electron/engine/engine'
import { AccessToken } from '../../../electron/server/accessToken'
import { openServer } from '../../../electron/server/openServer'
import { openUserData, type UserData } from '../../../electron/userData/userData'
import { ask } from '../../support/doors/ask'
import { programFolder } from '../../support/program/programFolder'
import { withFolder } from '../../support/data/folder'

const serverOn = (engine: Engine, userData: UserData, folder: string) =>
  openServer({
    programFolder,
    engine,
    userData,
    folders: { startFolder: folder, admitFolder: (path) => Promise.resolve(path), takeWantedFolder: () => null, mayUnpackAll: true },
    accessToken: new AccessToken(),
    address: { host: '127.0.0.1', port: 0, triesNextPorts: false },
  })

test('/health asks the engine, and says when that does not answer', () =>
  withFolder({}, async (folder) => {
    const engine = await Engine.open({})
    const server = await serverOn(engine, openUserData(null), folder)
    const [origin] = server.origins
    try {
      expect(await ask(origin, { path: '/health' })).toMatchObject({ status: 200, body: '{"status":"ok"}' })
      await engine.close()
      expect(await ask(origin, { path: '/health' })).toMatchObject({ status: 503, body: '{"status":"failing","error":"Store Monitor is closing."}' })
    } finally {
      await server.close()
    }
  }))

test('a server that is closed has written the last change of the preferences', () =>
  withFolder({}, async (folder) => {
    const userData = openUserData(folder)
    const server = await serverOn(await Engine.open({}), userData, folder)
    // More changes than are written while a server closes.
    for (let change = 0; change < 100; change += 1) {
      void userData.preferences.change((current) => ({ ...current, theme: change % 2 === 0 ? 'light' : 'dark' }))
    }
    await server.close()
    const written = JSON.parse(await readFile(join(folder, 'preferences.json'), 'utf8'))
    expect(written).toMatchObject({ theme: 'dark' })
  }))
