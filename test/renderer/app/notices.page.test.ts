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

test('a message lies over the page, which does not move, and disappears unless the pointer is on it', async () => {
  const { page } = report
  await page.clock.install()
  const top = () => page.getByRole('banner').evaluate((element) => element.getBoundingClientRect().top)
  expect(await top()).toBe(0)
  await page.locator('.ag-row[row-index="0"] [col-id="store_id"]').click()
  await page.keyboard.press('ControlOrMeta+c')
  const message = page.getByRole('status').getByText(/^Copied 1 store/)
  await message.waitFor()
  expect(await top()).toBe(0)
  await message.hover()
  await page.clock.runFor(60_000)
  expect(await message.isVisible()).toBe(true)
  await page.mouse.move(5, 5)
  await page.clock.runFor(60_000)
  await message.waitFor({ state: 'detached' })
})

test('the dialog shows why a folder cannot be opened, and keeps the path for correction', async () => {
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

test('what was wrong with a file of the user is said until it is dismissed, and only what is new after that', async () => {
  const { page } = report
  const folder = '/data/more'
  const other = answersOfReport({ rows: [{ store_id: 'more' }], report: { reportId: 3, folder }, dataSet: { folder } })
  const userDataProblems = ['/user/store-lists.json was missing. Its last copy is used.']
  report.engine.change({ ...other, getOverview: () => ({ ...other.getOverview(), userDataProblems }) })
  const open = async (): Promise<void> => {
    await report.button('Open folder…').click()
    await page.getByLabel('Folder path').fill(folder)
    await report.button('Open').click()
    await report.storeCell('more').waitFor()
  }
  await open()
  await page.getByText(/^\/user\/store-lists\.json was missing/).waitFor()
  await report.button('Dismiss').click()
  userDataProblems.push('/user/preferences.json was missing. Its last copy is used.')
  await open()
  await page.getByText(/^\/user\/preferences\.json was missing/).waitFor()
  expect(await page.getByText(/store-lists\.json/).count()).toBe(0)
  await report.button('Dismiss').click()
  await page.getByText(/^\/user\/preferences\.json was missing/).waitFor({ state: 'detached' })
})

test('preferences that could not be saved hold, and the page says so', async () => {
  const { page } = report
  const reason = 'The file could not be written to /user/preferences.json: the disk is full. The change lasts until Store Monitor ends.'
  report.engine.change({
    setPreferences() {
      throw new Refusal('WRITE_FAILED', reason)
    },
  })
  await page.keyboard.press('ControlOrMeta+,')
  const dialog = page.getByRole('dialog', { name: 'Preferences' })
  await dialog.getByRole('radio', { name: 'Dark' }).click()
  await dialog.getByRole('button', { name: 'Close' }).click()
  await page.getByText(`Your preferences could not be saved. ${reason}`).waitFor()
  expect(await page.locator('html').getAttribute('data-theme')).toBe('dark')
})
