import { join } from 'node:path'
import { dataFolder, openEngine } from './dataFolder'
import { Downloads } from './downloads'
import type { Host } from './host'
import { RecentFolders } from './recentFolders'
import { createHttpApp } from './transport/http'
import { listen } from './transport/localServer'
import { Session } from './transport/session'

const preferredPort = 8000

export interface BrowserDoor {
  /** The address to open, with a token that works once. */
  readonly url: string
  close(): Promise<void>
}

/** Serves the page to a browser on this computer, on port 8000 or the next one that is free. */
export async function serveBrowser(programFolder: string): Promise<BrowserDoor> {
  const folder = dataFolder()
  const engine = await openEngine(folder)
  const downloads = await Downloads.open()
  const session = new Session()
  const app = createHttpApp({
    context: {
      engine,
      host: browserHost(downloads),
      recentFolders: new RecentFolders(folder),
      sampleDataFolder: join(programFolder, 'resources', 'sample-data'),
    },
    session,
    downloads,
    pageFolder: join(programFolder, 'out', 'renderer'),
  })
  const server = await listen(app, preferredPort)
  return {
    url: `${server.origin}/?token=${session.token}`,
    async close() {
      await server.close()
      await Promise.all([engine.close(), downloads.close()])
    },
  }
}

function browserHost(downloads: Downloads): Host {
  return {
    door: 'browser',
    // A browser does not tell a page where a folder lies, so the page has a field to type it.
    chooseFolder: () => Promise.resolve(null),
    chooseSavePath: (suggestedName) => downloads.reserve(suggestedName),
    deliver: (path, rows) => ({ kind: 'download', url: `/download/${downloads.offer(path)}`, rows }),
  }
}
