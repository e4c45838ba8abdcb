import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { FileSummary, Notice } from '../../../shared/folder/dataSet'
import type { FolderInspection } from '../../../shared/folder/mapping'
import { accessibilityFindings } from '../../support/browser/accessibility'
import { answersOfReport } from '../../support/page/fakeReport'
import { openPage, type TestPage } from '../../support/page/openPage'

const folder = '/data/fleet'
const noHours: Notice = {
  code: 'business_hours_missing',
  text: 'No business hours were read, so every store counts as open 24×7. open times.csv may have them.',
  proposal: { businessHours: [{ file: 'open times.csv', columns: { store_id: 'shop' } }] },
}
const early: Notice = { code: 'few_polls', text: 'Only 4 of 10 polls are in the reported week.', proposal: null }
const unused: Notice = { code: 'unused_columns', text: 'polls.csv has the column deleted_at, which was not used.', proposal: null }
const inspection: FolderInspection = {
  folder,
  questions: [],
  asked: [],
  askedValues: [],
  files: [
    {
      file: 'open times.csv',
      columns: [{ name: 'shop', samples: ['1002'] }],
      role: null,
      hasHeader: true,
      guesses: { polls: {}, businessHours: {}, timezones: {}, exceptions: {}, stores: {} },
    },
  ],
  unknownStatuses: [],
  mapping: {},
  isComplete: true,
  isRemembered: false,
}

const first = { rows: [{ store_id: '1002' }], dataSet: { notices: [noHours] } }
const { getPreferences, setPreferences } = answersOfReport(first)
let report: TestPage

function noticesOfReport(): readonly Notice[] {
  return [noHours, early]
}

beforeAll(async () => {
  // The report has a notice of its own.
  report = await openPage(first, { getNotices: noticesOfReport, inspectFolder: () => inspection, getPreferences, setPreferences })
})

afterAll(() => report.close())

function bar() {
  return report.page.getByRole('status').filter({ has: report.page.getByRole('list', { name: 'Notices' }) })
}

async function shownNotices(): Promise<readonly string[]> {
  return bar().getByRole('listitem').allTextContents()
}

function focusedText(): Promise<string> {
  return report.page.evaluate(() => document.activeElement?.textContent ?? '')
}

const both = [`${noHours.text} Match files and columns…`, early.text]

test('notices stay above the report until they are dismissed, and the facts show them again', async () => {
  const { page } = report
  await expect.poll(shownNotices).toEqual(both)
  expect(await report.button('2 notices').isDisabled()).toBe(true)
  expect(await accessibilityFindings(page)).toEqual([])
  await report.button('Dismiss all').click()
  await bar().waitFor({ state: 'detached' })
  expect(await focusedText()).toBe('2 notices')
  await page.reload()
  await report.button('2 notices').waitFor()
  await expect.poll(() => report.storeIds()).toEqual(['1002'])
  expect(await bar().count()).toBe(0)
  await report.button('2 notices').click()
  await expect.poll(shownNotices).toEqual(both)
  expect(await focusedText()).toBe(both.join(''))
})

test('a new notice is shown without those that were dismissed', async () => {
  await report.button('Dismiss all').click()
  const grown = { ...early, text: 'Only 5 of 12 polls are in the reported week.' }
  const dataSet = { folder, notices: [noHours, unused] }
  report.engine.change({
    ...answersOfReport({ rows: [{ store_id: '1003' }], report: { reportId: 2 }, dataSet }),
    getPreferences,
    setPreferences,
    getNotices: () => [noHours, grown, unused],
  })
  await report.button('Open folder…').click()
  await report.page.getByLabel('Folder path').fill(folder)
  await report.button('Open').click()
  await expect.poll(shownNotices).toEqual([unused.text])
  await report.button('3 notices').waitFor()
  await report.button('Dismiss').click()
  await report.page.keyboard.press('ControlOrMeta+Shift+F')
  const dialog = report.page.getByRole('dialog', { name: 'Files in this folder' })
  await expect.poll(() => dialog.getByRole('list', { name: 'Notices' }).getByRole('listitem').count()).toBe(3)
  await dialog.getByText(grown.text).waitFor()
  expect(await accessibilityFindings(report.page)).toEqual([])
  await report.page.keyboard.press('Escape')
})

test('the mapping dialog begins with what a notice proposes', async () => {
  await report.button('3 notices').click()
  await bar().getByRole('button', { name: 'Match files and columns…' }).click()
  const dialog = report.page.getByRole('dialog', { name: 'Match files and columns' })
  const hours = dialog.getByRole('group', { name: 'Business hours', exact: true })
  await dialog.getByText(noHours.text).waitFor()
  const [hoursBox, pollsBox] = await Promise.all([hours.boundingBox(), dialog.getByRole('group', { name: 'Polls', exact: true }).boundingBox()])
  expect(hoursBox?.y).toBeLessThan(pollsBox?.y ?? 0)
  expect(await hours.getByRole('checkbox', { name: 'open times.csv' }).isChecked()).toBe(true)
  expect(await hours.getByLabel('Store id').inputValue()).toBe('shop')
  await report.page.keyboard.press('Escape')
})

test('a report of a folder that is not open has no notices', async () => {
  const past = await openPage({
    rows: [{ store_id: '1' }],
    report: { folder: '/data/other' },
    dataSet: { notices: [noHours] },
  })
  onTestFinished(() => past.close())
  await expect.poll(() => past.storeIds()).toEqual(['1'])
  expect(await past.page.getByRole('list', { name: 'Notices' }).count()).toBe(0)
  expect(past.engine.calls.map(({ name }) => name)).not.toContain('getNotices')
})

test('the files dialog says once how files were read, and which columns were not used', async () => {
  const counts = { rowsRead: 1, rowsLoaded: 1, rowsDuplicate: 0, rowsRejected: 0 }
  const columns = Array.from({ length: 12 }, (_, at) => `extra${at + 1}`)
  const files: readonly FileSummary[] = [
    { role: 'businessHours', path: `${folder}/hours.csv`, ...counts, unusedColumns: columns, readings: ['Weekdays: 0 is Monday.'] },
    ...Array.from({ length: 500 }, (_, at) => ({
      role: 'polls' as const,
      path: `${folder}/day=${at}/part.csv`,
      ...counts,
      unusedColumns: ['remark'],
      readings: [],
    })),
  ]
  const many = await openPage({ rows: [{ store_id: '1' }], dataSet: { files } })
  onTestFinished(() => many.close())
  await many.button('501 rows read').click()
  const dialog = many.page.getByRole('dialog', { name: 'Files in this folder' })
  await dialog.getByText('Weekdays: 0 is Monday.').waitFor()
  expect(await dialog.getByText(/^Columns not used/).allTextContents()).toEqual([
    'Columns not used: extra1, extra2, extra3, extra4, extra5, extra6, extra7, extra8 and 4 more',
    'Columns not used: remark',
  ])
  await dialog.getByText('The next 500 files:').waitFor()
  await dialog.getByRole('button', { name: '4 more' }).click()
  await dialog.getByText(`Columns not used: ${columns.join(', ')}`).waitFor()
  expect(await accessibilityFindings(many.page)).toEqual([])
})
