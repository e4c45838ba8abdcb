import bundled from '@sparticuz/chromium'
import { chromium, type BrowserServer } from 'playwright-core'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the Chromium of this run is reached. */
    readonly chromiumAddress: string
  }
}

/** Starts one Chromium for all specs of a run, and ends it when they have run. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const server = await startChromium()
  project.provide('chromiumAddress', server.wsEndpoint())
  return () => server.close()
}

/**
 * Starts a real Chromium without a window: the one that comes through npm on Linux x64, elsewhere the Chrome or Edge
 * that is installed.
 */
async function startChromium(): Promise<BrowserServer> {
  if (process.platform === 'linux' && process.arch === 'x64') {
    return chromium.launchServer({
      executablePath: await bundled.executablePath(),
      // Drawing in software costs less than a graphics card that is imitated in software.
      args: ['--no-sandbox', '--font-render-hinting=none', '--disable-gpu'],
      // The window is to look as users see it: their scroll bars take room.
      ignoreDefaultArgs: ['--hide-scrollbars'],
    })
  }
  try {
    return await chromium.launchServer({ channel: 'chrome' })
  } catch {
    return chromium.launchServer({ channel: 'msedge' })
  }
}
