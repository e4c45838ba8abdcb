import Module, { register } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { connectChromium } from '../browser/connectChromium'
import type { DesktopApp } from './desktopApp'
import { createElectronDouble, type ElectronDouble, type Rectangle } from './electronDouble'

const globalName = 'electronDoubles'
/** What `electron` is for each launch in this process. */
const launches: object[] = []

interface StartedDouble {
  readonly electron: ElectronDouble
  /** Sends a signal to the program, and not to the process of the test. */
  readonly sendSignal: (signal: StopSignal) => void
  /** Waits until the program has ended. */
  readonly end: () => Promise<void>
}

type DesktopDouble = DesktopApp & StartedDouble

interface LaunchOptions {
  /** The code with which Electron rejects the load of the page, although it has been loaded. */
  readonly loadFailure?: string
  /** Where the window was at the last start; absent: nowhere. */
  readonly keptBounds?: Rectangle
  /** The locale of the system, as Linux writes it. */
  readonly systemLocale?: string
  /** The version of the installed program; absent if it runs from its sources. */
  readonly installedVersion?: string
  /** The arguments after the folder of the program. */
  readonly programArguments?: readonly string[]
}

const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
type StopSignal = (typeof stopSignals)[number]

/**
 * Runs the built main process, preload and page together without the Electron binary. In this process `electron` is a
 * stand-in whose windows are pages of a real Chromium.
 */
export async function launchDesktopDouble(
  programFolder: string,
  dataFolder: string,
  options: LaunchOptions = {},
): Promise<DesktopDouble> {
  const started = await startDesktopDouble(programFolder, dataFolder, options)
  const { electron } = started
  const page = await electron.firstPage
  await electron.firstShown
  return {
    ...started,
    page,
    answerFolderDialog: async (path) => void electron.folderAnswers.push(path),
    answerSaveDialog: async (path) => void electron.saveAnswers.push(path),
    chooseMenuItem: async (...path) => electron.menu().at(path).click(),
    menuItems: async (...path) => (electron.menu().at(path).submenu?.items ?? []).map(({ shownLabel, enabled }) => ({ label: shownLabel, enabled })),
    shownFiles: async () => electron.shownFiles,
    async close() {
      await electron.quit()
      await started.end()
    },
  }
}

/** Starts the program without waiting for its window. */
export async function startDesktopDouble(
  programFolder: string,
  dataFolder: string,
  { loadFailure, keptBounds, installedVersion, programArguments = [], systemLocale = 'en_US.UTF-8' }: LaunchOptions = {},
): Promise<StartedDouble> {
  const browser = await connectChromium()
  const electron = createElectronDouble({ programFolder, browser, loadFailure, keptBounds, installedVersion })
  if (launches.length === 0) mapElectron(Object.keys(electron.modules))
  launches.push(electron.modules)
  const main = pathToFileURL(join(programFolder, 'out', 'main', 'index.js'))
  // Modules run once for each address.
  main.searchParams.set('launch', String(launches.length - 1))
  const others = new Set(stopSignals.flatMap((signal) => process.listeners(signal)))
  const listeners = (signal: StopSignal) => process.listeners(signal).filter((listener) => !others.has(listener))
  const formerEnvironment = { ...process.env }
  const formerArguments = process.argv
  process.argv = [...(installedVersion === undefined ? ['electron', programFolder] : ['store-monitor']), ...programArguments]
  process.env['STORE_MONITOR_DATA'] = dataFolder
  process.env['LC_ALL'] = systemLocale
  await import(main.href)
  process.env = formerEnvironment
  process.argv = formerArguments
  electron.becomeReady()
  return {
    electron,
    sendSignal: (signal) => {
      for (const listener of listeners(signal)) listener(signal)
    },
    end: async () => {
      await electron.exited
      // The program ends with its process, but the process of a test goes on.
      for (const signal of stopSignals) for (const listener of listeners(signal)) process.off(signal, listener)
      await browser.close()
    },
  }
}

/** Resolves `electron` to the stand-in of the launch with Node's module hooks. */
function mapElectron(names: readonly string[]): void {
  Object.assign(globalThis, { [globalName]: launches })
  const standIn = sourceUrl(`export const { ${names.join(', ')} } = globalThis.${globalName}[launch]`)
  const hook = `export function resolve(specifier, context, next) {
    if (specifier !== 'electron') return next(specifier, context)
    const launch = new URL(context.parentURL).searchParams.get('launch')
    return { url: ${JSON.stringify(standIn)}.replace('launch', launch), shortCircuit: true }
  }`
  register(sourceUrl(hook))
  // Libraries require it, which the hook does not see.
  const load: unknown = Reflect.get(Module, '_load')
  if (typeof load !== 'function') throw new Error('Node has changed how it loads modules')
  Reflect.set(Module, '_load', (request: string, ...rest: readonly unknown[]): unknown =>
    request === 'electron' ? launches.at(-1) : Reflect.apply(load, Module, [request, ...rest]),
  )
}

function sourceUrl(source: string): string {
  return `data:text/javascript,${encodeURIComponent(source)}`
}
