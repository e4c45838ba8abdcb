import { join } from 'node:path'
import type { Context } from '../operations/context'
import { dataFolder, openEngine } from '../userData/dataFolder'
import { Downloads } from './downloads'
import { RunningExports } from '../operations/runningExports'
import { FolderMappings } from '../userData/folderMappings'
import type { Host } from '../operations/host'
import { UserPreferences } from '../userData/userPreferences'
import { RecentFolders } from '../userData/recentFolders'
import { createHttpApp } from './httpApp'
import type { ClientLimits } from './limits'
import { listen, type ListenAddress } from './localServer'
import { AccessToken } from './accessToken'

/** The port of a server that was not given one: this one, or the next that is free. */
export const usualPort = { port: 8000, mayMove: true } as const

interface DoorSettings {
  readonly programFolder: string
  readonly engine: Context['engine']
  readonly recentFolders: Context['recentFolders']
  readonly folderMappings: Context['folderMappings']
  readonly preferences: Context['preferences']
  readonly admitFolder: Host['admitFolder']
  /** Null lets in everybody who can reach the port. */
  readonly session: AccessToken | null
  readonly address: ListenAddress
  /** The origin of a proxy in front; absent where there is none. */
  readonly externalOrigin?: string | undefined
  /** Takes one line a request; absent where nobody reads them. */
  readonly log?: (line: string) => void
  /** What one client may ask; the usual, where absent. */
  readonly limits?: ClientLimits
}

interface OpenDoor {
  /** Where it listens, such as `http://127.0.0.1:8000`. */
  readonly origins: readonly [string, ...string[]]
  /** Closes the engine too. */
  close(): Promise<void>
}

export interface BrowserDoor {
  /** The address to open, with a token that works once. */
  readonly url: string
  close(): Promise<void>
}

/** Serves the page and the API over HTTP. Throws INVALID_INPUT when the address cannot be listened on. */
export async function openServer(settings: DoorSettings): Promise<OpenDoor> {
  const { programFolder, engine, recentFolders, folderMappings, preferences } = settings
  const { admitFolder, session, address, externalOrigin, log, limits } = settings
  const downloads = await Downloads.open()
  const app = createHttpApp({
    context: {
      engine,
      host: browserHost(downloads, admitFolder),
      exports: new RunningExports(),
      recentFolders,
      folderMappings,
      preferences,
      sampleDataFolder: join(programFolder, 'resources', 'sample-data'),
    },
    session,
    downloads,
    pageFolder: join(programFolder, 'out', 'renderer'),
    host: address.host,
    externalOrigin,
    log,
    limits,
  })
  const release = async (): Promise<void> => {
    await Promise.all([engine.close(), downloads.close()])
  }
  try {
    const server = await listen(app, address)
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

/** Serves the page to one browser on this computer, which may open any folder, as the desktop window may. */
export async function serveBrowser(programFolder: string): Promise<BrowserDoor> {
  const folder = dataFolder()
  const session = new AccessToken()
  const door = await openServer({
    programFolder,
    engine: await openEngine(folder),
    recentFolders: new RecentFolders(folder),
    folderMappings: FolderMappings.inFolder(folder),
    preferences: UserPreferences.inFolder(folder),
    admitFolder: (path) => Promise.resolve(path),
    session,
    address: { host: '127.0.0.1', ...usualPort },
  })
  return { url: `${door.origins[0]}/?token=${session.token}`, close: () => door.close() }
}

function browserHost(downloads: Downloads, admitFolder: Host['admitFolder']): Host {
  return {
    door: 'browser',
    // A browser does not tell a page where a folder lies, so the page has a field to type it.
    chooseFolder: () => Promise.resolve(null),
    admitFolder,
    chooseSavePath: (suggestedName) => downloads.reserve(suggestedName),
    placeBeside: (_path, name) => downloads.reserve(name),
    discard: (path) => downloads.discard(path),
    deliver: (path, rows, summaryPath) => ({
      kind: 'download',
      url: `/download/${downloads.offer(path)}`,
      rows,
      ...(summaryPath !== undefined && { summaryUrl: `/download/${downloads.offer(summaryPath)}` }),
    }),
    showFile: null,
    printPdf: null,
    enableCommands: null,
  }
}
