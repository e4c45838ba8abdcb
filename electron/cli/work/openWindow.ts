import { spawn, type SpawnOptions } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { serveBrowser } from '../../server/serveBrowser'
import { exitCodes } from '../terminal/exitCodes'
import { closeWhenStopped, dieWhenStopped, stopRequest } from '../terminal/stopRequest'

const maximumDownloadMilliseconds = 120_000
/** A download that takes longer than this is announced. */
const downloadNoticeMilliseconds = 3_000
/** A window that fails within this time has never opened. */
const maximumStartMilliseconds = 5_000
/** Whether this program is the packaged app, in which Electron itself runs as Node. */
const isPackaged = process.versions['electron'] !== undefined

/**
 * Opens the desktop window, with a folder if its absolute path is not null, and resolves with its exit code when it is
 * closed. If the window cannot open, this prints the reason in one line and serves the same page to a browser until Ctrl+C.
 * It never imports electron: it runs on plain
 * Node, and the import alone starts a download.
 */
export async function openWindow(programFolder: string, folder: string | null): Promise<number> {
  const stop = stopRequest()
  const serveInstead = (reason: string): Promise<number> => servePage(reason, programFolder, folder, stop)
  if (!hasDisplay()) return serveInstead('There is no display.')
  if (!(await hasElectron(programFolder, stop))) return serveInstead('Electron could not be downloaded.')
  const exitCode = await runElectron(programFolder, folder, stop)
  return exitCode ?? serveInstead('The desktop window could not start.')
}

export function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'])
}

/** Runs Electron's own installer, which downloads the binary unless it is there already. */
async function hasElectron(programFolder: string, stop: AbortSignal): Promise<boolean> {
  if (isPackaged || process.env['ELECTRON_OVERRIDE_DIST_PATH']) return true
  const notice = setTimeout(() => console.log('Downloading Electron (about 120 MB, only once) …'), downloadNoticeMilliseconds)
  const code = await run([electronFile(programFolder, 'install.js')], { stdio: 'ignore', timeout: maximumDownloadMilliseconds }, stop)
  clearTimeout(notice)
  return code === 0
}

/** The exit code of the window, or null if it could not open. */
async function runElectron(programFolder: string, folder: string | null, stop: AbortSignal): Promise<number | null> {
  const startedAt = Date.now()
  const window = [...(isPackaged ? [] : [electronFile(programFolder, 'cli.js'), programFolder]), ...(folder === null ? [] : [folder])]
  // A signal of the terminal to its whole process group would also end the processes of the page, which then could not
  // save its last changes. On Windows, a process of its own group has its own console.
  const code = await run(window, { stdio: 'inherit', detached: process.platform !== 'win32' }, stop)
  if (stop.aborted) return 0
  return code !== 0 && Date.now() - startedAt < maximumStartMilliseconds ? null : code
}

function electronFile(programFolder: string, name: string): string {
  return join(programFolder, 'node_modules', 'electron', name)
}

/** Runs a Node program or the packaged app. Resolves with its exit code, which is 1 if a signal ended it. */
async function run(
  programArguments: readonly string[],
  options: Pick<SpawnOptions, 'stdio' | 'detached' | 'timeout'>,
  stop: AbortSignal,
): Promise<number> {
  const { ELECTRON_RUN_AS_NODE: _asNode, ...env } = process.env
  const child = spawn(process.execPath, programArguments, { ...options, env })
  const end = () => void child.kill()
  stop.addEventListener('abort', end)
  const [code] = await once(child, 'close')
  stop.removeEventListener('abort', end)
  return typeof code === 'number' ? code : 1
}

async function servePage(reason: string, programFolder: string, folder: string | null, stop: AbortSignal): Promise<number> {
  if (stop.aborted) return exitCodes.done
  dieWhenStopped(stop)
  console.log(`${reason} Serving the page to your browser instead.`)
  const server = await serveBrowser(programFolder, folder)
  console.log(`Open ${server.url} in your browser. Stop with Ctrl+C.`)
  await closeWhenStopped(stop, () => server.close())
  return exitCodes.done
}
