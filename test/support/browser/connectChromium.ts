import { chromium, type Browser, type BrowserContext } from 'playwright-core'
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

/** Launches a real Chromium without a window: that of npm where there is one, and else the installed Chrome or Edge. */
async function launchChromium(): Promise<Browser> {
  const executablePath = inject('chromiumPath')
  if (executablePath !== null) {
    return chromium.launch({
      executablePath,
      // Drawing in software is faster than emulating a graphics card.
      args: ['--no-sandbox', '--font-render-hinting=none', '--disable-gpu'],
      // Users see scroll bars, which take room.
      ignoreDefaultArgs: ['--hide-scrollbars'],
    })
  }
  try {
    return await chromium.launch({ channel: 'chrome' })
  } catch {
    return chromium.launch({ channel: 'msedge' })
  }
}
