import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'

/** A handler that the program passed to `protocol.handle`. */
export type SchemeHandler = (request: Request) => Promise<Response> | Response
/** A handler that the program passed to `ipcMain.handle`. */
export type CallHandler = (event: unknown, ...values: readonly unknown[]) => unknown

interface DoublePageOptions {
  readonly address: string
  readonly preloadPath: string
  readonly callHandlers: ReadonlyMap<string, CallHandler>
  readonly schemeHandlers: ReadonlyMap<string, SchemeHandler>
}

/**
 * Loads an `app://bundle/…` address with its preload. Chromium does not know this scheme, so the address of the page is
 * `http://bundle.app.localhost/…`, and its requests go to the scheme handler of the program.
 */
export async function openDoublePage(page: Page, options: DoublePageOptions): Promise<void> {
  await page.route('**/*', async (route) => {
    const address = toElectronAddress(route.request().url())
    const handler = options.schemeHandlers.get(address.slice(0, address.indexOf(':')))
    if (handler === undefined) return route.abort()
    const response = await handler(new Request(address))
    return route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    })
  })
  await page.exposeBinding('electronDoubleInvoke', async ({ frame }, call: string) => {
    const [channel, ...values] = JSON.parse(call)
    const handler = options.callHandlers.get(channel)
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`)
    const senderFrame = { url: toElectronAddress(frame.url()), parent: frame.parentFrame() }
    return JSON.stringify(await handler({ senderFrame }, ...values))
  })
  await page.addInitScript(preloadScript(await readFile(options.preloadPath, 'utf8')))
  await page.goto(toChromiumAddress(options.address))
}

function toElectronAddress(address: string): string {
  return address.replace(/^http:\/\/(\w+)\.(\w+)\.localhost\//, '$2://$1/')
}

function toChromiumAddress(address: string): string {
  return address.replace(/^(\w+):\/\/(\w+)\//, 'http://$2.$1.localhost/')
}

/** Values are passed as JSON text, because Playwright's own serialiser is slow with many rows. */
function preloadScript(preload: string): string {
  return `(() => {
    const listeners = new Map()
    const listenersOf = (channel) => listeners.get(channel) ?? listeners.set(channel, new Set()).get(channel)
    window.electronDoubleDeliver = ([channel, message]) => {
      for (const listener of listenersOf(channel)) listener({}, message)
    }
    const electron = {
      contextBridge: { exposeInMainWorld: (name, value) => { window[name] = Object.freeze(value) } },
      ipcRenderer: {
        invoke: async (...call) => JSON.parse(await electronDoubleInvoke(JSON.stringify(call))),
        on: (channel, listener) => listenersOf(channel).add(listener),
        off: (channel, listener) => listenersOf(channel).delete(listener),
      },
      webUtils: { getPathForFile: (file) => file.name },
    }
    const runPreload = (require) => {
      ${preload}
    }
    runPreload(() => electron)
  })()`
}
