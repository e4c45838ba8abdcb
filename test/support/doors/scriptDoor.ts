import { realpath } from 'node:fs/promises'
import { openServer } from '../../../electron/server/openServer'
import { Engine } from '../../../electron/engine/engine'
import { limitFolders } from '../../../electron/server/folderLimit'
import { usualLimits } from '../../../electron/server/limits'
import { AccessToken } from '../../../electron/server/accessToken'
import { FolderMappings } from '../../../electron/userData/folderMappings'
import { UserPreferences } from '../../../electron/userData/userPreferences'
import { programFolder } from '../program/programFolder'

/** A server of one folder in this process, as `serve` starts it. */
export interface ScriptDoor {
  readonly engine: Engine
  readonly folder: string
  readonly origin: string
  close(): Promise<void>
}

/** Loads the folder and serves it on a free port; `token` null lets in everybody. */
export async function openScriptDoor(path: string, token: string | null = null, limits = usualLimits): Promise<ScriptDoor> {
  const folder = await realpath(path)
  const engine = await Engine.open()
  await engine.loadFolder(folder)
  const door = await openServer({
    programFolder,
    engine,
    recentFolders: { list: () => Promise.resolve([folder]), add: () => Promise.resolve() },
    folderMappings: FolderMappings.inMemory(),
    preferences: UserPreferences.inMemory(),
    admitFolder: limitFolders(folder),
    session: token === null ? null : new AccessToken(token),
    address: { host: '127.0.0.1', port: 0, mayMove: false },
    limits,
  })
  return { engine, folder, origin: door.origins[0], close: () => door.close() }
}
