import { setTimeout as delay } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { openBrowserDoor } from '../support/doors/doors'
import { openTestDoor } from '../support/doors/testDoor'

/** In place of the system's notifications, and of a user who looks elsewhere. */
const unseenWindow = `
  window.told = []
  window.Notification = class {
    static permission = 'default'
    static async requestPermission() { return (this.permission = 'granted') }
    constructor(title, { body }) { window.told.push([title, body]) }
    addEventListener() {}
  }
  Object.defineProperty(document, 'hidden', { value: true })
`

test('the end of a long report is told to who looks elsewhere, once they have switched that on', async () => {
  const door = await openTestDoor(openBrowserDoor)
  onTestFinished(() => door.close())
  const data = await door.newFolder({ 'polls.csv': 'store_id,timestamp_utc,status\n1,2023-01-25 12:00:00 UTC,active' })
  const { page } = door.report
  const told = () => page.evaluate('window.told')
  await page.evaluate(unseenWindow)
  // A report that takes long: longer than somebody watches it.
  await page.route('**/api/startReport', async (route) => {
    await delay(3200)
    await route.continue()
  })
  await door.openFolder(data)
  await expect.poll(() => door.report.storeIds()).toEqual(['1'])
  expect(await told()).toEqual([])

  await page.keyboard.press('ControlOrMeta+,')
  await page.getByRole('checkbox', { name: /^Notify me about/ }).check()
  await door.report.button('Close').click()
  await door.openFolder(data)
  await expect.poll(told).toEqual([['The report for data is ready', '1 store']])
})
