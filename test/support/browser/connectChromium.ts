import { chromium, type Browser } from 'playwright-core'
import { inject } from 'vitest'

/** The Chromium of this run. Closing this connection closes the pages that it has opened, and no others. */
export function connectChromium(): Promise<Browser> {
  return chromium.connect(inject('chromiumAddress'))
}
