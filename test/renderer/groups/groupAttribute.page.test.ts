import { afterAll, beforeAll, expect, test } from 'vitest'
import { keyOf } from '../../support/page/namedStores'
import { openPage, type TestPage } from '../../support/page/openPage'

let report: TestPage

/** The name of the column that stores files have most often. */
const key = keyOf('group')

beforeAll(async () => {
  report = await openPage({
    rows: [
      { store_id: '101', [key]: 'Downtown', state: 'down' },
      { store_id: '102', [key]: null, state: 'up' },
    ],
    report: { attributes: [{ key, label: 'group' }] },
    dataSet: { attributes: [{ key, label: 'group', stores: 1, values: 1 }] },
  })
  await report.storeCell('101').waitFor()
})

afterAll(() => report.close())

test('a store with an attribute called group is a store, and can be grouped by it', async () => {
  expect(await report.storeIds()).toEqual(['101', '102'])
  expect(await report.page.locator('.groupRow').count()).toBe(0)
  await report.storeCell('101').click()
  await report.page.getByRole('complementary', { name: 'Store details' }).getByRole('heading', { name: '101' }).waitFor()
  await report.page.keyboard.press('Escape')
  await report.page.getByRole('button', { name: /^Group by/ }).click()
  await report.page.getByRole('group', { name: 'Group by' }).getByRole('button', { name: /^Group/ }).click()
  await expect.poll(() => report.storeIds()).toEqual(['Downtown', 'Without a value'])
})
