import { realpath } from 'node:fs/promises'
import { isIP } from 'node:net'
import { resolve } from 'node:path'
import type { DataSetSummary } from '../../../shared/folder/dataSet'
import type { Mapping } from '../../../shared/folder/mapping'
import type { HistoryProblem } from '../../../shared/operations/folder'
import { noticeKey } from '../../../shared/folder/noticeKey'
import { Engine } from '../../engine/engine'
import { EngineError } from '../../engine/core/errors'
import { AccessToken } from '../../server/accessToken'
import { confineToFolder } from '../../server/confineToFolder'
import { defaultPort, openServer } from '../../server/openServer'
import { namedExceptions } from '../../operations/exceptions'
import { specialDaysOf, type FolderExceptions } from '../../userData/folderExceptions'
import { withMapping } from '../../userData/folderMappings'
import { withRecentFolder } from '../../userData/recentFolders'
import { openUserData, type UserData } from '../../userData/userData'
import { defaultWatchInterval } from '../../engine/load/liveFolder'
import { watchInterval } from '../../userData/watchInterval'
import { oneLine } from '../terminal/printError'
import { showProgress } from '../terminal/progressBar'
import { closeWhenStopped, dieWhenStopped, stopRequest } from '../terminal/stopRequest'
import { engineOptionsOf, tellCacheProblem } from './engineOptions'
import { loadMapped } from './loadMapped'
import { RunNotices } from './notices'
import { mappingOf, type FolderOptions } from '../options/sharedOptions'

const minimumTokenLength = 12

export interface ServeOptions extends FolderOptions {
  readonly host: string
  /** The origin of a reverse proxy. */
  readonly externalUrl?: string
  /** Absent for the default port, or the next free one. */
  readonly port?: number
  /** Absent for a new token; false to allow all local users. */
  readonly token?: string | false
  /** Whether to end if the history cannot be opened. Otherwise reports are kept in memory then. */
  readonly requireHistory?: true
  readonly json?: true
}

/**
 * Serves a folder to browsers and scripts until the program is asked to end, and then ends within a second. Prints its
 * addresses on one line when it is ready, and one line per request on standard error. Throws INVALID_INPUT if options do
 * not go together, and the errors of loading a folder.
 */
export async function serveFolder(programFolder: string, folder: string, options: ServeOptions): Promise<void> {
  const { host, port, token, externalUrl } = options
  requireSafeToken(options)
  const stop = stopRequest()
  dieWhenStopped(stop)
  // The engine reports a folder that does not exist.
  const root = await realpath(folder).catch(() => folder)
  const { userData, mapping } = await userDataOf(root, options)
  const engine = await Engine.open({
    watchInterval: watchInterval(defaultWatchInterval),
    root,
    ...(await engineOptionsOf(root, options)),
    isCacheOn: async () => (await userData.preferences.get()).keepsFiles,
    ...(options.history !== undefined && { historyPath: options.history, isHistoryOptional: true }),
  })
  tellCacheProblem(engine)
  if (engine.historyProblem !== null) await tellHistoryProblem(engine, engine.historyProblem, options)
  if (!(await loadUnlessStopped(engine, root, mapping, await userData.folderExceptions.get(), stop))) return
  tellNewNotices(engine.folder)
  const accessToken = token === false ? null : new AccessToken(token)
  const server = await openServer({
    programFolder,
    engine,
    userData,
    folders: { startFolder: root, admitFolder: confineToFolder(root), takeWantedFolder: () => null, mayUnpackAll: options.unpackAll === true },
    accessToken,
    address: { host, ...(port === undefined ? defaultPort : { port, triesNextPorts: false }) },
    externalOrigin: externalUrl,
    log: (line) => process.stderr.write(`${line}\n`),
  })
  // A token that the user has chosen is not printed, so that it does not get into logs.
  const newToken = accessToken === null || token !== undefined ? null : accessToken.token
  const origins = externalUrl === undefined ? server.origins : [...server.origins, externalUrl]
  const addresses = origins.map((origin) => `${origin}/${newToken === null ? '' : `?token=${newToken}`}`)
  const ready = options.json
    ? JSON.stringify({ folder: root, origins, token: newToken })
    : `Serving ${root} on ${addresses.join(' ')} (stop with Ctrl+C)`
  process.stdout.write(`${ready}\n`)
  await closeWhenStopped(stop, () => server.close())
}

/** Says that reports are not kept. Throws HISTORY_UNUSABLE if they have to be; the engine is closed then. */
async function tellHistoryProblem(engine: Engine, { reason }: HistoryProblem, { requireHistory }: ServeOptions): Promise<void> {
  if (requireHistory) {
    await engine.close()
    throw new EngineError('HISTORY_UNUSABLE', reason)
  }
  process.stderr.write(oneLine(`Reports will not be kept after this session. ${reason}`))
}

/** Prints the notices of the open folder, and after each load those that the load before it did not have. */
function tellNewNotices(openFolder: Engine['folder']): void {
  const printed = new Map<string, Set<string>>()
  const tell = ({ folder, notices }: DataSetSummary): void => {
    new RunNotices((line) => process.stderr.write(line), printed.get(folder) ?? new Set()).tell(notices)
    printed.set(folder, new Set(notices.map(noticeKey)))
  }
  if (openFolder.dataSet !== null) tell(openFolder.dataSet)
  openFolder.onLoaded(tell)
}

/**
 * The user data of one session: the served folder is its recent folder, and has the mapping of the options. Exceptions change
 * numbers, so they are kept beside the history if reports are, with the choice between special hours and closed days.
 */
async function userDataOf(folder: string, options: ServeOptions): Promise<{ readonly userData: UserData; readonly mapping: Mapping }> {
  const { history } = options
  const userData = openUserData(null, history === undefined ? null : `${resolve(history)}.exceptions.json`)
  const specialDays = specialDaysOf(await userData.folderExceptions.get(), folder)
  const mapping: Mapping = { ...(specialDays !== undefined && { specialDays }), ...mappingOf(options) }
  await userData.recentFolders.change((folders) => withRecentFolder(folders, folder))
  if (Object.keys(mapping).length > 0) await userData.folderMappings.change((mappings) => withMapping(mappings, folder, mapping))
  return { userData, mapping }
}

/** Throws INVALID_INPUT if other computers can reach the server without a token, or if the token can be guessed. */
function requireSafeToken({ host, token, externalUrl }: ServeOptions): void {
  const isLoopback = host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
  const publicAddress = externalUrl ?? (isLoopback ? undefined : host)
  if (publicAddress !== undefined && typeof token !== 'string') {
    throw new EngineError('INVALID_INPUT', `${publicAddress} can be reached from other computers; set a token with --token.`)
  }
  if (typeof token !== 'string') return
  if (!/^[\w.~+/-]+=*$/.test(token)) {
    throw new EngineError('INVALID_INPUT', 'A token can contain only letters, digits and the characters - . _ ~ + /.')
  }
  if (token.length < minimumTokenLength) {
    throw new EngineError('INVALID_INPUT', `A token of fewer than ${minimumTokenLength} characters can be guessed.`)
  }
}

/** False if the program was asked to end before the folder was loaded. The engine is closed then, and after an error. */
async function loadUnlessStopped(
  engine: Engine,
  folder: string,
  mapping: Mapping,
  exceptions: FolderExceptions,
  stop: AbortSignal,
): Promise<boolean> {
  const cancel = (): void => engine.folder.cancel()
  stop.addEventListener('abort', cancel)
  const hideProgress = showProgress(engine, ['load'])
  try {
    stop.throwIfAborted()
    await loadMapped(engine, folder, mapping, { added: namedExceptions(exceptions, folder) })
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
