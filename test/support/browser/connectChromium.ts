import { chromium, type Browser, type BrowserContext, type BrowserServer, type LaunchOptions } from 'playwright-core'
import { inject } from 'vitest'

/** A part of the Chromium of this process. Closing it closes only the pages that it has opened. */
export type BrowserPart = Pick<Browser, 'newContext' | 'newPage' | 'close'>

let launched: Promise<Browser> | null = null

/** Launches Chromium at the first call in this process, with which it ends. */
export async function connectChromium(): Promise<BrowserPart> {
  launched ??= launchChromium()
  const browser = await launched
  const contexts = new Set<BrowserContext>()
  return {
    async newContext(options) {
      const context = await browser.newContext(options)
      contexts.add(context)
      return context
    },
    async newPage(options) {
      const page = await browser.newPage(options)
      contexts.add(page.context())
      return page
    },
    async close() {
      await Promise.all([...contexts].map((context) => context.close()))
      contexts.clear()
    },
  }
}

/** The variable with the address of a Chromium of another process, for programs that no test runner has started. */
export const chromiumVariable = 'STORE_MONITOR_TEST_CHROMIUM'

async function launchChromium(): Promise<Browser> {
  const address = process.env[chromiumVariable]
  return address === undefined ? launchFrom(inject('chromiumPath')) : chromium.connect(address)
}

/** Launches a Chromium that outlives the programs which use it. */
export function serveChromium(): Promise<BrowserServer> {
  return firstToStart(inject('chromiumPath'), (options) => chromium.launchServer(options))
}

/** Launches the Chromium at this path; null for the installed Chrome or Edge. */
export function launchFrom(executablePath: string | null): Promise<Browser> {
  return firstToStart(executablePath, (options) => chromium.launch(options))
}

/** Starts a real Chromium without a window: that of npm where there is one, and else the installed Chrome or Edge. */
async function firstToStart<Started>(executablePath: string | null, start: (options: LaunchOptions) => Promise<Started>): Promise<Started> {
  if (executablePath !== null) {
    return start({
      executablePath,
      // Drawing in software is faster than emulating a graphics card.
      args: ['--no-sandbox', '--font-render-hinting=none', '--disable-gpu'],
      // Users see scroll bars, which take room.
      ignoreDefaultArgs: ['--hide-scrollbars'],
    })
  }
  try {
    return await start({ channel: 'chrome' })
  } catch {
    return start({ channel: 'msedge' })
  }
}
