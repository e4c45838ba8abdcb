import { join } from 'node:path'
import type { Engine } from '../engine/engine'
import { resourcesFolder } from '../operations/resourcesFolder'
import { RunningExports } from '../operations/runningExports'
import type { UserData } from '../userData/userData'
import type { AccessToken } from './accessToken'
import { browserHost, type FolderAccess } from './browserHost'
import type { ClientLimits } from './clientLimits'
import { Downloads } from './downloads'
import { createHttpApp } from './httpApp'
import { listen, type ListenAddress, type LocalServer } from './localServer'

/** The port of a server that was not given one: this port, or the next free one. */
export const defaultPort = { port: 8000, triesNextPorts: true } as const

interface ServerSettings {
  readonly programFolder: string
  readonly engine: Engine
  readonly userData: UserData
  readonly folders: FolderAccess
  /** Null lets everybody use the server who can reach the port. */
  readonly accessToken: AccessToken | null
  readonly address: ListenAddress
  /** The origin of a reverse proxy, if there is one. */
  readonly externalOrigin?: string | undefined
  /** Receives one line per request. */
  readonly log?: (line: string) => void
  readonly limits?: ClientLimits
}

/**
 * Serves the page and the API over HTTP. Closing the server closes the engine too, and waits until the last change of the
 * user data is written. Throws INVALID_INPUT if it cannot listen on the address; the engine is closed then.
 */
export async function openServer(settings: ServerSettings): Promise<LocalServer> {
  const { programFolder, engine, userData, folders, accessToken, address, externalOrigin, log, limits } = settings
  const downloads = await Downloads.open()
  const app = createHttpApp({
    context: {
      engine,
      host: browserHost(downloads, folders),
      exports: new RunningExports(),
      userData,
      sampleDataFolder: join(resourcesFolder(programFolder), 'sample-data'),
    },
    accessToken,
    downloads,
    pageFolder: join(programFolder, 'out', 'renderer'),
    host: address.host,
    externalOrigin,
    log,
    limits,
  })
  const release = async (): Promise<void> => {
    await Promise.all([engine.close(), downloads.close()])
    // Only now, because an operation that was still running may have changed it.
    await userData.whenKept()
  }
  try {
    const server = await listen(app, address, accessToken !== null)
    return {
      origins: server.origins,
      async close() {
        await server.close()
        await release()
      },
    }
  } catch (error) {
    await release()
    throw error
  }
}
