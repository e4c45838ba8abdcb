import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { serveBrowser } from '../../electron/server/serveBrowser'
import { connectChromium } from '../support/browser/connectChromium'
import { bothDoors, openTestDoor, type TestDoor } from '../support/doors/testDoor'
import { programFolder } from '../support/program/programFolder'

/** All stores are always open and down, so they are in the order of their ids. */
const ids = ['1001', '1002', 'a/b #?%']
const polls = ['store_id,timestamp_utc,status', ...ids.map((id) => `${id},2023-01-24 12:00:00 UTC,inactive`)].join('\n')

function hashOf(page: Page): string {
  return new URL(page.url()).hash
}

async function expectHash(page: Page, hash: string): Promise<void> {
  await expect.poll(() => hashOf(page)).toBe(hash)
}

describe.for(bothDoors)('the address of the page in the $name', ({ openDoor }) => {
  let door: TestDoor
  let page: Page

  const heading = (storeId: string) => page.getByRole('complementary', { name: 'Store details' }).getByRole('heading', { name: storeId, exact: true })
  const openStore = (storeId: string) => door.report.storeCell(storeId).getByText(storeId).click()

  beforeAll(async () => {
    door = await openTestDoor(openDoor)
    page = door.report.page
    await door.openFolder(await door.newFolder({ 'polls.csv': polls }))
    await door.report.storeCell('1001').waitFor()
  })

  afterAll(() => door.close())

  test('follows report, store and tab, and the user can go back and forward', async () => {
    await expect.poll(() => hashOf(page)).toBe('#/report/1')
    await openStore('1001')
    await expectHash(page, '#/report/1/store/1001')
    await page.keyboard.press('ArrowDown')
    await expectHash(page, '#/report/1/store/1002')
    await page.keyboard.press('ArrowDown')
    await expectHash(page, '#/report/1/store/a%2Fb%20%23%3F%25')
    await page.getByRole('tab', { name: 'Fleet' }).click()
    await expectHash(page, '#/report/1/fleet')

    await page.goBack()
    await expectHash(page, '#/report/1/store/a%2Fb%20%23%3F%25')
    await heading('a/b #?%').waitFor()
    // The stores that the arrow keys passed are no entries.
    await page.goBack()
    await expectHash(page, '#/report/1')
    await heading('a/b #?%').waitFor({ state: 'detached' })
    await page.goForward()
    await heading('a/b #?%').waitFor()
    await openStore('1002')
    await expectHash(page, '#/report/1/store/1002')
    await page.goBack()
    await heading('a/b #?%').waitFor()
  })

  test('keeps the store over a reload', async () => {
    await page.reload()
    await heading('a/b #?%').waitFor()
    await expect.poll(() => hashOf(page)).toBe('#/report/1/store/a%2Fb%20%23%3F%25')
  })

  test('leads back to a report that another one has replaced', async () => {
    await openStore('1001')
    await expectHash(page, '#/report/1/store/1001')
    await door.openFolder(await door.newFolder({ 'polls.csv': polls.replace('1001', '1003') }, 'second'))
    await door.report.storeCell('1003').waitFor()
    await expect.poll(() => hashOf(page)).toMatch(/^#\/report\/2/)
    const past = page.getByRole('status').filter({ hasText: 'From the history' })
    while (!hashOf(page).startsWith('#/report/1')) await page.goBack()
    await past.waitFor()
    await heading('1001').waitFor()
    await page.reload()
    await past.waitFor()
    await heading('1001').waitFor()
    await expectHash(page, '#/report/1/store/1001')
    await door.report.button('Back to the newest report').click()
    await past.waitFor({ state: 'detached' })
    await expect.poll(() => hashOf(page)).toMatch(/^#\/report\/2/)
  })

  test.for([
    { hash: '#/report/99', says: 'The link could not be opened. There is no report 99.' },
    { hash: '#/report/2/store/%3Cb%3E', says: 'The link could not be opened. This report does not have the store <b>.' },
  ])('$hash says why it leads nowhere, and the page goes on', async ({ hash, says }) => {
    await page.evaluate(`location.hash = ${JSON.stringify(hash)}`)
    await door.report.errors.getByText(says).waitFor()
    await expect.poll(() => hashOf(page)).toMatch(/^#\/report\/2(\/store\/1002)?$/)
    await page.evaluate(`history.replaceState(null, '', ${JSON.stringify(hash)})`)
    await page.reload()
    await door.report.errors.getByText(says).waitFor()
    await door.report.storeCell('1003').waitFor()
    await expect.poll(() => hashOf(page)).toMatch(/^#\/report\/2(\/store\/1002)?$/)
  })
})

test('a link survives the sign-in', async () => {
  const door = await openTestDoor(bothDoors[1].openDoor)
  vi.stubEnv('STORE_MONITOR_DATA', `${door.workFolder}/other`)
  const server = await serveBrowser(programFolder)
  vi.unstubAllEnvs()
  const browser = await connectChromium()
  try {
    const page = await (await browser.newContext()).newPage()
    await page.goto(`${server.url}#/report/99/store/0042`)
    await page.getByRole('alert').getByText('There is no report 99.').waitFor()
    expect(page.url()).not.toContain('token')
  } finally {
    await browser.close()
    await server.close()
    await door.close()
  }
})
