import bundled from '@sparticuz/chromium'
import { chromium, type BrowserServer } from 'playwright-core'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the Chromium of this run. */
    readonly chromiumAddress: string
  }
}

/** Starts one Chromium for all specs of a run, and ends it after them. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const server = await startChromium()
  project.provide('chromiumAddress', server.wsEndpoint())
  return () => server.close()
}

/**
 * Starts a real Chromium without a window. On Linux x64 it comes through npm; elsewhere it is the installed Chrome or
 * Edge.
 */
async function startChromium(): Promise<BrowserServer> {
  if (process.platform === 'linux' && process.arch === 'x64') {
    return chromium.launchServer({
      executablePath: await bundled.executablePath(),
      // Drawing in software is faster than emulating a graphics card.
      args: ['--no-sandbox', '--font-render-hinting=none', '--disable-gpu'],
      // Users see scroll bars, which take room.
      ignoreDefaultArgs: ['--hide-scrollbars'],
    })
  }
  try {
    return await chromium.launchServer({ channel: 'chrome' })
  } catch {
    return chromium.launchServer({ channel: 'msedge' })
  }
}
