import { chromium, type Browser } from 'playwright-core'
import { inject } from 'vitest'

/** Connects to the Chromium of this run. Closing the connection closes only the pages that it has opened. */
export function connectChromium(): Promise<Browser> {
  return chromium.connect(inject('chromiumAddress'))
}
