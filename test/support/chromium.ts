import { chromium, type Browser } from 'playwright-core'

/**
 * Starts a real Chromium without a window: the one that comes through npm on Linux x64, elsewhere the
 * Chrome or Edge that is installed.
 */
export async function launchChromium(): Promise<Browser> {
  if (process.platform === 'linux' && process.arch === 'x64') {
    const { default: bundled } = await import('@sparticuz/chromium')
    return chromium.launch({
      executablePath: await bundled.executablePath(),
      args: ['--no-sandbox', '--font-render-hinting=none'],
    })
  }
  try {
    return await chromium.launch({ channel: 'chrome' })
  } catch {
    return chromium.launch({ channel: 'msedge' })
  }
}
