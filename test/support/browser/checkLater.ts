import type { Locator } from 'playwright-core'
import { expect } from 'vitest'

/** Checks a box that follows the grid or the system, and so a moment after the click. Playwright's `check` fails then. */
export async function checkLater(box: Locator): Promise<void> {
  await box.click()
  await expect.poll(() => box.isChecked()).toBe(true)
}
