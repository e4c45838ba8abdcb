import { afterAll, beforeAll, expect, test } from 'vitest'
import { keyOf } from '../../support/page/namedStores'
import { openPage, type TestPage } from '../../support/page/openPage'

let report: TestPage

const others = Array.from({ length: 20 }, (_, index) => keyOf(`attribute_${index}`))

/** The name of the column that stores files have most often. */
const key = keyOf('group')

beforeAll(async () => {
  report = await openPage({
    rows: [
      { store_id: '101', [key]: 'Downtown', state: 'down' },
      { store_id: '102', [key]: null, state: 'up' },
    ],
    report: { attributes: [key, ...others].map((each) => ({ key: each, label: each })) },
    dataSet: { attributes: [key, ...others].map((each) => ({ key: each, label: each, stores: 1, values: 1 })) },
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

test('only the list of many attributes scrolls, in a low window too', async () => {
  await report.page.setViewportSize({ width: 1024, height: 700 })
  await report.page.getByRole('button', { name: /^Group by/ }).click()
  const panel = report.page.getByRole('group', { name: 'Group by' })
  await panel.getByRole('button', { name: 'Expand all' }).waitFor()
  expect(await panel.getByRole('list').evaluate(scrolls)).toBe(true)
  await expect.poll(() => panel.evaluate(scrolls)).toBe(false)
  await report.page.keyboard.press('Escape')
})

function scrolls(element: Element): boolean {
  return element.scrollHeight > element.clientHeight
}
