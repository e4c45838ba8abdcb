import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { chromiumPath } from '../support/browser/chromiumPath'
import { launchFrom } from '../support/browser/connectChromium'
import { withServed } from '../support/program/serveProcess'

/** Fewer turns than that say little about a time so short. */
const leastRuns = 9

/** `measureRows` in the page resolves with the milliseconds from the next event that a report has ended until its first rows are painted. */
const measureInPage = `
  let onEnd = () => undefined
  window.EventSource = class extends EventSource {
    addEventListener(name, listener) {
      super.addEventListener(name, (event) => {
        const { name, data } = JSON.parse(event.data)
        if (name === 'report' && data.status === 'complete') onEnd()
        listener(event)
      })
    }
  }
  window.measureRows = () => new Promise((resolve, reject) => {
    onEnd = () => {
      const endedAt = performance.now()
      if (document.querySelector('.storeLink') !== null) reject(new Error('The rows came before the event that the report has ended.'))
      new MutationObserver((_changes, observer) => {
        if (document.querySelector('.storeLink') === null) return
        observer.disconnect()
        // A message that a frame sends arrives when it has been painted.
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => resolve(performance.now() - endedAt)
          port2.postMessage(null)
        })
      }).observe(document, { subtree: true, childList: true })
    }
  })`

/** Does something that makes a report, and waits until the page has prepared the Fleet tab, which it does last. */
async function whileMaking<Value>(page: Page, make: () => Promise<Value>): Promise<Value> {
  const prepared = page.waitForResponse((response) => response.url().endsWith('/api/getHourlyDowntime'))
  const value = await make()
  await prepared
  return value
}

/** Measures in milliseconds how soon after the end of the report of a folder that is opened its first rows are painted, in Chromium. */
export async function measureFirstRows(folder: string, runs: number): Promise<readonly number[]> {
  const data = await mkdtemp(join(tmpdir(), 'store-monitor-bench-'))
  const browser = await launchFrom(await chromiumPath())
  const milliseconds: number[] = []
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.addInitScript(measureInPage)
    await withServed(
      [folder, '--no-token'],
      async ({ origin }) => {
        await whileMaking(page, () => page.goto(origin))
        // The first turn only warms up.
        for (let turn = 0; turn <= Math.max(runs, leastRuns); turn += 1) {
          await page.getByRole('button', { name: 'Open folder…' }).click()
          await page.getByLabel('Folder path').fill(folder)
          const measured = await whileMaking(page, async () => {
            const painted = page.evaluate<number>('measureRows()')
            await page.getByRole('button', { name: 'Open', exact: true }).click()
            return painted
          })
          if (turn > 0) milliseconds.push(measured)
        }
      },
      { STORE_MONITOR_DATA: data },
    )
  } finally {
    await browser.close()
    await rm(data, { recursive: true, force: true })
  }
  return milliseconds
}
