import { expect, onTestFinished, test } from 'vitest'
import { openPage } from '../../support/page/openPage'

const fleet = { rows: [{ store_id: '1' }], report: { folder: '/data/data' }, dataSet: { folder: '/data/data' } }

test('preferences say how much is kept of files that were read, remove it, and switch that off', async () => {
  const report = await openPage(fleet)
  onTestFinished(() => report.close())
  const { page, engine } = report
  const empty = { bytes: 0, maximumBytes: 4 * 2 ** 30 }
  engine.change({ getKeptFiles: () => ({ ...empty, bytes: 12_857_344 }), clearKeptFiles: () => empty })
  await expect.poll(() => report.storeIds()).toEqual(['1'])
  await page.keyboard.press('ControlOrMeta+,')
  const size = page.getByRole('group', { name: 'Files that were read' }).getByRole('status')
  await expect.poll(() => size.textContent()).toBe('13 MB kept')
  await report.button('Clear').click()
  await expect.poll(() => size.textContent()).toBe('0 MB kept')
  expect(await report.button('Clear').isDisabled()).toBe(true)
  await page.getByRole('checkbox', { name: /^Keep what was read/ }).uncheck()
  const named = (wanted: string) => engine.calls.filter(({ name }) => name === wanted)
  await expect.poll(() => named('clearKeptFiles').length).toBe(2)
  expect(named('setPreferences').map(({ input }) => input)).toEqual([{ keepsFiles: false }])
})

test('preferences say nothing about what is kept where nothing ever is', async () => {
  const report = await openPage(fleet)
  onTestFinished(() => report.close())
  report.engine.change({ getKeptFiles: () => null })
  await expect.poll(() => report.storeIds()).toEqual(['1'])
  await report.page.keyboard.press('ControlOrMeta+,')
  await expect.poll(() => report.engine.calls.some(({ name }) => name === 'getKeptFiles')).toBe(true)
  await expect.poll(() => report.page.getByRole('group', { name: 'Notifications' }).count()).toBe(1)
  expect(await report.page.getByRole('group', { name: 'Files that were read' }).count()).toBe(0)
})
