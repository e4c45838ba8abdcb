import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { accessibilityFindings } from '../../support/browser/accessibility'
import { openPage, type TestPage } from '../../support/page/openPage'

const lastPollAt = '2023-01-25T18:13:22.479220Z'
const polls = { firstPollAt: '2023-01-18T00:02:25.510349Z', lastPollAt }

function openIn(timezoneId: string): Promise<TestPage> {
  const report = { rows: [{ store_id: 'first' }], dataSet: polls, report: { asOf: lastPollAt } }
  return openPage(report, { getUnknownStores: () => [] }, { timezoneId, locale: 'en-US', viewport: { width: 1024, height: 700 } })
}

async function bottomOf(control: Locator): Promise<number> {
  const box = await control.boundingBox()
  return (box?.y ?? Infinity) + (box?.height ?? 0)
}

describe('for a viewer in Chicago with AM and PM', () => {
  let report: TestPage
  let dialog: Locator

  beforeAll(async () => {
    report = await openIn('America/Chicago')
    dialog = report.page.getByRole('dialog', { name: 'Report settings' })
  })

  beforeEach(async () => {
    await report.page.keyboard.press('Escape')
    await report.button('Report settings…').click()
  })

  afterAll(() => report.close())

  function field(name: string): Locator {
    return dialog.getByLabel(name, { exact: true })
  }

  /** The settings of the reports that the page has started. */
  function started(): readonly unknown[] {
    return report.engine.calls.filter(({ name }) => name === 'startReport').map(({ input }) => input)
  }

  test('times are entered with 24 hours, and shown in the time of the viewer', async () => {
    await dialog.getByRole('radio', { name: 'Another time' }).check()
    expect(await field('Report time, time of day').inputValue()).toBe('18:13:22')
    await dialog.getByText('12:13 your time').waitFor()
    await field('Report time, date').fill('2023-01-20')
    await field('Report time, time of day').fill('3:05')
    await dialog.getByText('Jan 19, 21:05 your time').waitFor()
    await field('Report time, time of day').fill('3:05 PM')
    await dialog.getByText(/^Enter a time from 00:00:00 to 23:59:59/).waitFor()
    expect(await field('Report time, time of day').getAttribute('aria-invalid')).toBe('true')
    expect(await accessibilityFindings(report.page)).toEqual([])
  })

  test('in a low window the last fields scroll into sight, and the buttons stay there', async () => {
    await dialog.getByRole('radio', { name: /^A custom period/ }).check()
    await dialog.getByRole('radio', { name: 'Only these stores' }).check()
    const run = dialog.getByRole('button', { name: 'Run report' })
    const last = dialog.getByRole('textbox', { name: 'Store ids' })
    expect(await bottomOf(run)).toBeLessThan(700)
    // The field is so far down that it has to be scrolled to.
    expect(await bottomOf(last)).toBeGreaterThan(600)
    await last.focus()
    await expect.poll(() => bottomOf(last)).toBeLessThan((await run.boundingBox())?.y ?? 0)
    expect(await bottomOf(run)).toBeLessThan(700)
  })

  test('a preset fills both ends of a period and says in which time it counts', async () => {
    await dialog.getByRole('radio', { name: /^A custom period/ }).check()
    await dialog.getByText(/count back from the newest poll, not from today\. Days begin at 00:00 UTC/).waitFor()
    await dialog.getByRole('button', { name: 'Yesterday' }).click()
    await dialog.getByText(/in the 24 h from Jan 24, 2023, 00:00:00 UTC to Jan 25, 2023, 00:00:00 UTC/).waitFor()
    await dialog.getByRole('radio', { name: /^My time/ }).check()
    await dialog.getByText(/Days begin at 00:00 America\/Chicago/).waitFor()
    await dialog.getByRole('button', { name: 'Yesterday' }).click()
    // Midnight in Chicago is 06:00 UTC.
    await dialog.getByText(/in the 24 h from Jan 24, 2023, 06:00:00 UTC to Jan 25, 2023, 06:00:00 UTC/).waitFor()
    await dialog.getByRole('button', { name: 'Last month' }).click()
    await dialog.getByText(/^This period has no polls\./).waitFor()
    expect(await accessibilityFindings(report.page)).toEqual([])
    await dialog.getByRole('button', { name: 'Last 24 h' }).click()
    await report.button('Run report').click()
    await dialog.waitFor({ state: 'detached' })
    const window = { from: '2023-01-24T18:13:22.479220Z', to: lastPollAt }
    expect(started().at(-1)).toMatchObject({ asOf: null, window })
  })

  test('an empty list of stores is a mistake only after the user has typed or tried to run the report', async () => {
    await dialog.getByRole('radio', { name: 'Only these stores' }).check()
    const list = dialog.getByRole('textbox', { name: 'Store ids' })
    await dialog.getByText('Enter the stores to report on.').waitFor()
    expect(await list.getAttribute('aria-invalid')).toBe('false')
    expect(await dialog.locator('.errorText, .problem').count()).toBe(0)
    await report.button('Run report').click()
    await dialog.getByText('Enter at least one store.').waitFor()
    expect(await list.getAttribute('aria-invalid')).toBe('true')
    expect(await list.evaluate((element) => element === document.activeElement)).toBe(true)
    await list.fill('first')
    await dialog.getByText('1 store', { exact: true }).waitFor()
  })
})

test('a viewer in UTC sees the time that is entered once', async () => {
  const report = await openIn('UTC')
  await report.button('Report settings…').click()
  await report.page.getByRole('radio', { name: 'Another time' }).check()
  expect(await report.page.getByText('your time').count()).toBe(0)
  await report.close()
})
