import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface, type Interface } from 'node:readline'
import { chromium, type Page } from 'playwright-core'
import { expect, onTestFinished, vi } from 'vitest'
import { ReportPage } from '../browser/reportPage'
import { programFolder } from '../program/programFolder'
import { findElectron } from './findElectron'
import { pressIn, windowNamed } from './xdotool'

/** How a program has ended: with an exit code, or by a signal. */
type End = number | NodeJS.Signals

/** The built program in a real Electron, without anything in place of its dialogs and menus. */
export interface RealDesktop {
  readonly page: Page
  readonly report: ReportPage
  /** The window for xdotool. */
  readonly window: string
  /** Presses keys in the window, named as X names them. */
  readonly pressKeys: (...keys: readonly string[]) => Promise<void>
  /** Kills the process of the page. `page` can be used again after `reconnect`. */
  losePage(): Promise<void>
  reconnect(): Promise<void>
  /** The id of the main process. */
  readonly processId: number
  readonly pageProcessId: () => Promise<number>
  readonly sendSignal: (signal: NodeJS.Signals) => void
  readonly ended: Promise<End>
}

/** Starts the program. The end of the test ends it. */
export function startElectron(dataFolder: string, ...options: readonly string[]) {
  return startApp(programFolder, { STORE_MONITOR_DATA: dataFolder }, ...options)
}

/** Starts Electron with the app in a folder. The end of the test ends it. */
export function startApp(folder: string, environment: Readonly<Record<string, string>>, ...options: readonly string[]) {
  const electron = findElectron()
  if (electron === null) throw new Error('There is no Electron.')
  const child = spawn(electron, [...options, folder], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...environment },
  })
  const ended: Promise<End> = once(child, 'exit').then(([code, signal]) => code ?? signal)
  // The processes of a killed program write for a moment longer. They share its standard error.
  const closed = once(child, 'close')
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await closed
  })
  return { child, lines: createInterface(child.stderr), ended }
}

/** Waits for a line that matches. Returns its first group, or throws if the program ends before. */
export function lineThat(lines: Interface, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    lines.on('line', (line) => {
      const found = pattern.exec(line)
      if (found !== null) resolve(found[1] ?? line)
    })
    lines.once('close', () => reject(new Error(`Electron ended without a line ${pattern}`)))
  })
}

/**
 * Starts the program and waits for its window. Connects to its page by the protocol of the developer tools, which leaves
 * the main process alone. The test fails if the page writes to its console, for example about the content policy.
 */
export async function startDesktop(dataFolder: string): Promise<RealDesktop> {
  const { child, lines, ended } = startElectron(dataFolder, '--remote-debugging-port=0')
  const address = await lineThat(lines, /^DevTools listening on (ws:.*)$/)
  const window = await windowNamed('Store Monitor')
  const complaints: string[] = []
  onTestFinished(() => expect(complaints).toEqual([]))

  async function connect() {
    // While a page has no process, connecting takes as long as it may.
    const browser = await chromium.connectOverCDP(address, { timeout: 2000 }).catch(() => null)
    const page = browser?.contexts()[0]?.pages()[0]
    if (browser !== null && page !== undefined) return { browser, page }
    await browser?.close()
    return null
  }
  async function connectToPage() {
    const connected = await vi.waitUntil(connect, { timeout: 20_000 })
    connected.page.on('console', (message) => complaints.push(message.text()))
    connected.page.on('pageerror', (error) => complaints.push(error.message))
    return connected
  }
  let { browser, page } = await connectToPage()
  async function pageProcessId(): Promise<number> {
    const session = await browser.newBrowserCDPSession()
    const { processInfo } = await session.send('SystemInfo.getProcessInfo')
    const renderer = processInfo.find(({ type }) => type === 'renderer')
    if (renderer === undefined) throw new Error('The page has no process.')
    return renderer.id
  }
  return {
    get page() {
      return page
    },
    get report() {
      return new ReportPage(page)
    },
    window,
    processId: child.pid ?? 0,
    ended,
    pressKeys: (...keys) => pressIn(window, ...keys),
    sendSignal: (signal) => void child.kill(signal),
    pageProcessId,
    async losePage() {
      const processId = await pageProcessId()
      await browser.close()
      process.kill(processId, 'SIGKILL')
    },
    async reconnect() {
      ;({ browser, page } = await connectToPage())
    },
  }
}
