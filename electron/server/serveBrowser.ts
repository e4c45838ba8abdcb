import { homedir } from 'node:os'
import { WantedFolder } from '../operations/wantedFolder'
import { dataFolder, formerDataFolder } from '../userData/dataFolder'
import { moveFormerData } from '../userData/moveFormerData'
import { openEngine } from '../userData/openEngine'
import { openUserData } from '../userData/userData'
import { AccessToken } from './accessToken'
import { defaultPort, openServer } from './openServer'

export interface BrowserServer {
  /** The address to open, with a token that works once. */
  readonly url: string
  /** Closes the engine too. */
  close(): Promise<void>
}

/**
 * Serves the page to one browser on this computer. It may open any folder, as the desktop window may, and begins with
 * `wantedFolder` if that is not null.
 */
export async function serveBrowser(programFolder: string, wantedFolder: string | null = null): Promise<BrowserServer> {
  const folder = dataFolder()
  await moveFormerData(formerDataFolder(), folder)
  const wanted = new WantedFolder(wantedFolder)
  const accessToken = new AccessToken()
  const userData = openUserData(folder)
  const server = await openServer({
    programFolder,
    engine: await openEngine(folder, userData),
    userData,
    folders: { startFolder: homedir(), admitFolder: (path) => Promise.resolve(path), takeWantedFolder: () => wanted.take(), mayUnpackAll: true },
    accessToken,
    address: { host: '127.0.0.1', ...defaultPort },
  })
  return { url: `${server.origins[0]}/?token=${accessToken.token}`, close: () => server.close() }
}
