import { realpath } from 'node:fs/promises'
import { Engine } from '../../../electron/engine/engine'
import { AccessToken } from '../../../electron/server/accessToken'
import { defaultLimits } from '../../../electron/server/clientLimits'
import { confineToFolder } from '../../../electron/server/confineToFolder'
import { openServer } from '../../../electron/server/openServer'
import { openUserData } from '../../../electron/userData/userData'
import { programFolder } from '../program/programFolder'

/** A server of one folder in the process of the test, as `serve` starts it. */
export interface ScriptDoor {
  readonly engine: Engine
  readonly folder: string
  readonly origin: string
  close(): Promise<void>
}

/** Loads a folder and serves it on a free port; without a token if `token` is null. */
export async function openScriptDoor(path: string, token: string | null = null, limits = defaultLimits): Promise<ScriptDoor> {
  const folder = await realpath(path)
  const engine = await Engine.open()
  await engine.folder.open(folder)
  const server = await openServer({
    programFolder,
    engine,
    userData: openUserData(null),
    folders: { startFolder: folder, admitFolder: confineToFolder(folder), takeWantedFolder: () => null, mayUnpackAll: false },
    accessToken: token === null ? null : new AccessToken(token),
    address: { host: '127.0.0.1', port: 0, triesNextPorts: false },
    limits,
  })
  return { engine, folder, origin: server.origins[0], close: () => server.close() }
}
