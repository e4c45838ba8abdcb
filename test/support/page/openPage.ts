import { join } from 'node:path'
import type { BrowserContext, BrowserContextOptions } from 'playwright-core'
import { pageResponse } from '../../../electron/server/pageFiles'
import type { EventMessage, OperationName } from '../../../shared/operations/contract'
import { connectChromium, type BrowserPart } from '../browser/connectChromium'
import { ReportPage } from '../browser/reportPage'
import { programFolder } from '../program/programFolder'
import '../browser/sourcesOfPage'
import { FakeEngine, type Answers } from './fakeEngine'
import { answersOfReport, type FakeReport } from './fakeReport'

/** The built page in a browser, with answers of the test instead of an engine. */
export interface TestPage extends ReportPage {
  readonly engine: FakeEngine
  /** Sends the page an event of the engine. */
  emit(event: EventMessage): Promise<void>
  close(): Promise<void>
}

const origin = 'http://page.localhost'
let connected: Promise<BrowserPart> | null = null

/**
 * Opens the page on a report of these stores. `answers` replaces the default answers of the engine, and `viewer` says what
 * differs in the viewer's browser.
 */
export async function openPage(report: FakeReport, answers: Answers = {}, viewer: BrowserContextOptions = {}): Promise<TestPage> {
  // One part serves all files of this process; it ends with the process.
  connected ??= connectChromium()
  const context = await (await connected).newContext({ viewport: { width: 1440, height: 900 }, ...viewer })
  await serveBuiltPage(context)
  const engine = new FakeEngine({ ...answersOfReport(report), ...answers })
  await context.exposeBinding('fakeEngineCall', async (_source, call: string) => {
    const [name, input]: [OperationName, unknown] = JSON.parse(call)
    return JSON.stringify(await engine.call(name, input))
  })
  await context.addInitScript(fakeTransport)
  const page = await context.newPage()
  await page.goto(`${origin}/`)
  return Object.assign(new ReportPage(page), {
    engine,
    emit: (event: EventMessage) => page.evaluate<void>(`fakeEngineEmit(${JSON.stringify(event)})`),
    close: () => context.close(),
  })
}

function serveBuiltPage(context: BrowserContext): Promise<unknown> {
  return context.route(`${origin}/**`, async (route) => {
    const { pathname } = new URL(route.request().url())
    const response = await pageResponse(join(programFolder, 'out', 'renderer'), pathname)
    const body = Buffer.from(await response.arrayBuffer())
    await route.fulfill({ status: response.status, headers: Object.fromEntries(response.headers), body })
  })
}

/** A transport that takes the place of the desktop's bridge to the engine. */
const fakeTransport = `
  const listeners = new Set()
  window.fakeEngineEmit = (event) => listeners.forEach((listener) => listener(event))
  window.storeMonitor = {
    call: async (name, input) => JSON.parse(await fakeEngineCall(JSON.stringify([name, input]))),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
`
