import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessibilityFindings } from '../support/browser/accessibility'
import { openBrowserDoor } from '../support/doors/doors'
import { openTestDoor, type TestDoor } from '../support/doors/testDoor'

let door: TestDoor

beforeAll(async () => {
  door = await openTestDoor(openBrowserDoor)
  await door.report.button('Try the sample data').click()
  await door.report.page.locator('.storeLink').first().waitFor()
})

afterAll(() => door.close())

test.for([
  { address: '/', says: /^Open the address that Store Monitor printed/ },
  { address: '/?token=spent', says: /^This address was opened before, or Store Monitor has been restarted\. Open/ },
])('the page at $address says how to sign in, even in a narrow window', async ({ address, says }) => {
  const browser = door.report.page.context().browser()
  if (browser === null) throw new Error('The page has no browser')
  const page = await (await browser.newContext({ viewport: { width: 390, height: 700 } })).newPage()
  const complaints: string[] = []
  page.on('console', (message) => complaints.push(message.text()))
  await page.goto(new URL(address, door.report.page.url()).href)
  expect(await page.getByRole('heading').textContent()).toBe('Store Monitor')
  expect(await page.getByRole('paragraph').textContent()).toMatch(says)
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
  expect(await accessibilityFindings(page)).toEqual([])
  // The browser logs the status, but no violation of our policy.
  expect(complaints.filter((text) => !text.includes('401'))).toEqual([])
  await page.context().close()
})

test('a window that is signed out says so, and what to do', async () => {
  const { report } = door
  await report.page.context().clearCookies()
  await report.search('1')
  await expect.poll(() => report.errors.allTextContents()).toContainEqual(expect.stringMatching(/Store Monitor has been restarted.*Open the address/))
})
