import { expect, onTestFinished, test } from 'vitest'
import { checkLater } from '../../support/browser/checkLater'
import { answersOfReport } from '../../support/page/fakeReport'
import { openPage } from '../../support/page/openPage'

/** Records notifications, and hides the window as if the user looked elsewhere. */
const unseenWindow = `
  window.notifications = []
  window.Notification = class {
    static permission = 'default'
    static async requestPermission() { return (this.permission = 'granted') }
    constructor(title, { body }) { window.notifications.push([title, body]) }
    addEventListener() {}
  }
  Object.defineProperty(document, 'hidden', { value: true })
`

test('the end of a long report notifies a user who looks elsewhere and has turned notifications on', async () => {
  const fleet = { rows: [{ store_id: '1' }], report: { folder: '/data/data' }, dataSet: { folder: '/data/data' } }
  const report = await openPage(fleet)
  onTestFinished(() => report.close())
  const { page } = report
  const notifications = () => page.evaluate('window.notifications')
  await page.clock.install()
  await page.evaluate(unseenWindow)
  await expect.poll(() => report.storeIds()).toEqual(['1'])
  // The report takes longer than a user watches it.
  const { startReport } = answersOfReport(fleet)
  report.engine.change({
    async startReport() {
      await page.clock.runFor(3200)
      return startReport()
    },
  })
  async function openFolder(): Promise<void> {
    const asked = report.engine.calls.filter(({ name }) => name === 'startReport').length
    await report.button('Open folder…').click()
    await page.getByLabel('Folder path').fill('/data/data')
    await report.button('Open').click()
    await expect.poll(() => report.engine.calls.filter(({ name }) => name === 'startReport').length).toBe(asked + 1)
    // The dialog that opens folders and the progress of loading can be there at the same time.
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
    await expect.poll(() => report.storeIds()).toEqual(['1'])
  }
  await openFolder()
  expect(await notifications()).toEqual([])

  await page.keyboard.press('ControlOrMeta+,')
  await checkLater(page.getByRole('checkbox', { name: /^Notify me about/ }))
  await report.button('Close').click()
  await openFolder()
  await expect.poll(notifications).toEqual([['The report for data is ready', '1 store']])
})
