import { expect, onTestFinished, test } from 'vitest'
import { openPage } from '../../support/page/openPage'

test('rows that do not add up are shown as an error', async () => {
  // The engine never loses a row, so the fake engine reports one row more than it accounts for.
  const files = [
    { role: 'polls', path: '/data/fleet/polls.csv', rowsRead: 3, rowsLoaded: 1, rowsDuplicate: 0, rowsRejected: 1, unusedColumns: [], readings: [] },
  ] as const
  const report = await openPage({ rows: [{ store_id: '1002' }], dataSet: { files } })
  onTestFinished(() => report.close())
  const { page } = report
  await report.button('3 rows read').waitFor()
  await page.keyboard.press('ControlOrMeta+Shift+F')
  const sentence = '3 read, but 2 accounted for (1 loaded, 0 duplicate, 1 skipped). Do not rely on this report.'
  const dialog = page.getByRole('dialog', { name: 'Files in this folder' })
  await dialog.getByRole('alert').filter({ hasText: sentence }).waitFor()
  const color = await dialog.locator('tbody tr').evaluate((row) => getComputedStyle(row).color)
  const [red = 0, green = 0, blue = 0] = color.match(/\d+/g)?.map(Number) ?? []
  expect(red).toBeGreaterThan(2 * Math.max(green, blue))
  await page.keyboard.press('Escape')
  expect(await page.getByRole('alert').allTextContents()).toEqual([expect.stringContaining(sentence)])
})
