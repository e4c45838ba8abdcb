import { expect, onTestFinished, test } from 'vitest'
import { answersOfReport } from '../../support/page/fakeReport'
import { openPage } from '../../support/page/openPage'

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
  const fleet = { rows: [{ store_id: '1' }], report: { folder: '/data/data' }, dataSet: { folder: '/data/data' } }
  const report = await openPage(fleet)
  onTestFinished(() => report.close())
  const { page } = report
  const told = () => page.evaluate('window.told')
  await page.clock.install()
  await page.evaluate(unseenWindow)
  await expect.poll(() => report.storeIds()).toEqual(['1'])
  // A report that takes long: longer than somebody watches it.
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
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await expect.poll(() => report.storeIds()).toEqual(['1'])
  }
  await openFolder()
  expect(await told()).toEqual([])

  await page.keyboard.press('ControlOrMeta+,')
  await page.getByRole('checkbox', { name: /^Notify me about/ }).check()
  await report.button('Close').click()
  await openFolder()
  await expect.poll(told).toEqual([['The report for data is ready', '1 store']])
})
