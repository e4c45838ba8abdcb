import bundled from '@sparticuz/chromium'
import { chromium, type Browser } from 'playwright-core'

const isBundled = process.platform === 'linux' && process.arch === 'x64'

/** Unpacks the bundled Chromium before the tests run: files that start it at once would unpack over each other. */
export async function setup(): Promise<void> {
  if (isBundled) await bundled.executablePath()
}

/**
 * Starts a real Chromium without a window: the one that comes through npm on Linux x64, elsewhere the
 * Chrome or Edge that is installed.
 */
export async function launchChromium(): Promise<Browser> {
  if (isBundled) {
    return chromium.launch({
      executablePath: await bundled.executablePath(),
      args: ['--no-sandbox', '--font-render-hinting=none'],
      // The window is to look as users see it: their scroll bars take room.
      ignoreDefaultArgs: ['--hide-scrollbars'],
    })
  }
  try {
    return await chromium.launch({ channel: 'chrome' })
  } catch {
    return chromium.launch({ channel: 'msedge' })
  }
}
