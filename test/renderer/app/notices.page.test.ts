import { afterAll, beforeAll, expect, test } from 'vitest'
import { Refusal } from '../../support/page/fakeEngine'
import { answersOfReport } from '../../support/page/fakeReport'
import { openPage, type TestPage } from '../../support/page/openPage'

let report: TestPage

beforeAll(async () => {
  report = await openPage({ rows: [{ store_id: 'first' }] })
  await report.storeCell('first').waitFor()
})

afterAll(() => report.close())

test('what was done is told over the page, which keeps its place, and goes by itself unless it is pointed at', async () => {
  const { page } = report
  await page.clock.install()
  const top = () => page.getByRole('banner').evaluate((element) => element.getBoundingClientRect().top)
  expect(await top()).toBe(0)
  await page.locator('.ag-row[row-index="0"] [col-id="store_id"]').click()
  await page.keyboard.press('ControlOrMeta+c')
  const told = page.getByRole('status').getByText(/^Copied 1 store/)
  await told.waitFor()
  expect(await top()).toBe(0)
  await told.hover()
  await page.clock.runFor(60_000)
  expect(await told.isVisible()).toBe(true)
  await page.mouse.move(5, 5)
  await page.clock.runFor(60_000)
  await told.waitFor({ state: 'detached' })
})

test('a folder that cannot be opened is said in the dialog, where its path stays to be mended', async () => {
  const { page } = report
  const folder = '/data/others'
  const other = answersOfReport({ rows: [{ store_id: 'lone' }], report: { reportId: 2, folder }, dataSet: { folder } })
  report.engine.change({
    ...other,
    openFolder(input) {
      if (input.path !== folder) throw new Refusal('FOLDER_UNREADABLE', `There is no folder ${input.path}.`)
      return other.openFolder(input)
    },
  })
  await report.button('Open folder…').click()
  await page.getByLabel('Folder path').fill(`${folder}-typo`)
  await report.button('Open').click()
  const dialog = page.getByRole('dialog', { name: 'Open folder' })
  await dialog.getByRole('alert').waitFor()
  expect(await page.getByLabel('Folder path').inputValue()).toBe(`${folder}-typo`)
  await page.getByLabel('Folder path').fill(folder)
  await report.button('Open').click()
  await report.storeCell('lone').waitFor()
  await dialog.waitFor({ state: 'detached' })
  expect(await report.errors.count()).toBe(0)
})
