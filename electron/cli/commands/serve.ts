import { realpath } from 'node:fs/promises'
import { isIP } from 'node:net'
import type { Mapping } from '../../../shared/folder/mapping'
import { openServer, usualPort } from '../../server/openServer'
import { loadMapped } from './loadMapped'
import { Engine } from '../../engine/engine'
import { EngineError } from '../../engine/core/errors'
import { limitFolders } from '../../server/folderLimit'
import { FolderMappings } from '../../userData/folderMappings'
import { UserPreferences } from '../../userData/userPreferences'
import { watchInterval } from '../../userData/watchInterval'
import { showProgress } from '../terminal/progressBar'
import { closeWhenStopped, dieWhenStopped, stopRequest } from '../terminal/stopRequest'
import { AccessToken } from '../../server/accessToken'

const shortestToken = 12

export interface ServeOptions {
  readonly host: string
  /** The origin under which a proxy in front of it is reached. */
  readonly externalUrl?: string
  /** Absent: the usual port, or the next one that is free. */
  readonly port?: number
  /** Absent: a new one; false: everybody on this computer is let in. */
  readonly token?: string | false
  readonly history?: string
  /** Which file is what, where the headers do not tell. */
  readonly map?: Mapping
  readonly json?: true
}

/**
 * Serves a folder to browsers and scripts until the program is asked to end, within a second then. Prints its address
 * on one line when it is ready, and one line a request on standard error. Throws INVALID_INPUT for options that do
 * not go together, and the errors of loading.
 */
export async function serve(programFolder: string, folder: string, options: ServeOptions): Promise<void> {
  const { host, port, token, externalUrl } = options
  refuseOpenDoor(options)
  const stop = stopRequest()
  dieWhenStopped(stop)
  const engine = await Engine.open({
    watchInterval: watchInterval(),
    ...(options.history !== undefined && { historyPath: options.history }),
  })
  // A folder that is not there is for the engine to complain of.
  const root = await realpath(folder).catch(() => folder)
  if (!(await loadUnlessStopped(engine, root, options.map, stop))) return
  const session = token === false ? null : new AccessToken(token)
  const folderMappings = FolderMappings.inMemory()
  if (options.map !== undefined) await folderMappings.remember(root, options.map)
  const door = await openServer({
    programFolder,
    engine,
    recentFolders: { list: () => Promise.resolve([root]), add: () => Promise.resolve() },
    folderMappings,
    preferences: UserPreferences.inMemory(),
    admitFolder: limitFolders(root),
    session,
    address: { host, ...(port === undefined ? usualPort : { port, mayMove: false }) },
    externalOrigin: externalUrl,
    log: (line) => process.stderr.write(`${line}\n`),
  })
  // A token the user has chosen is known to them, and not to be read in logs.
  const newToken = session === null || token !== undefined ? null : session.token
  const origins = externalUrl === undefined ? door.origins : [...door.origins, externalUrl]
  const addresses = origins.map((origin) => `${origin}/${newToken === null ? '' : `?token=${newToken}`}`)
  const ready = options.json
    ? JSON.stringify({ folder: root, origins, token: newToken })
    : `Serving ${root} on ${addresses.join(' ')} (stop with Ctrl+C)`
  process.stdout.write(`${ready}\n`)
  await closeWhenStopped(stop, () => door.close())
}

function refuseOpenDoor({ host, token, externalUrl }: ServeOptions): void {
  const isLoopback = host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
  const open = externalUrl ?? (isLoopback ? undefined : host)
  if (open !== undefined && typeof token !== 'string') {
    throw new EngineError('INVALID_INPUT', `Others can reach ${open}: choose a token with --token <token>.`)
  }
  if (typeof token !== 'string') return
  if (!/^[\w.~+/-]+=*$/.test(token)) {
    throw new EngineError('INVALID_INPUT', 'A token is made of letters, digits and - . _ ~ + / only.')
  }
  if (token.length < shortestToken) {
    throw new EngineError('INVALID_INPUT', `A token of less than ${shortestToken} characters can be guessed.`)
  }
}

/** False when the program was asked to end meanwhile; the engine is closed then, and after an error. */
async function loadUnlessStopped(
  engine: Engine,
  folder: string,
  map: Mapping | undefined,
  stop: AbortSignal,
): Promise<boolean> {
  const cancel = (): void => engine.cancelLoad()
  stop.addEventListener('abort', cancel)
  const hideProgress = showProgress(engine, ['load'])
  try {
    stop.throwIfAborted()
    await loadMapped(engine, folder, map)
    return true
  } catch (error) {
    await engine.close()
    if (stop.aborted) return false
    throw error
  } finally {
    hideProgress()
    stop.removeEventListener('abort', cancel)
  }
}
