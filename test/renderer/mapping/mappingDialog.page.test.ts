import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Locator } from 'playwright-core'
import type { FolderInspection, MappableFile } from '../../../shared/folder/mapping'
import { accessibilityFindings } from '../../support/browser/accessibility'
import { openPage, type TestPage } from '../../support/page/openPage'

const noGuesses: MappableFile['guesses'] = { polls: {}, businessHours: {}, timezones: {}, exceptions: {}, stores: {} }

function file(name: string, columns: Readonly<Record<string, string>>, parts: Partial<MappableFile> = {}): MappableFile {
  const listed = Object.entries(columns).map(([column, sample]) => ({ name: column, samples: [sample] }))
  return { file: name, columns: listed, role: null, hasHeader: true, guesses: noGuesses, ...parts }
}

const polls = { store_id: '#1', timestamp_utc: '#2', status: '#3' }
const inspection: FolderInspection = {
  folder: '/data/fleet',
  questions: ['data.csv has no header.'],
  asked: ['polls'],
  askedValues: [],
  files: [
    file('data.csv', { '#1': '0042', '#2': '2023-01-25 12:00:00', '#3': 'paused' }, { hasHeader: false, guesses: { ...noGuesses, polls } }),
    file('north.csv', { shop: '0042', Mo: '09:00-17:00', Tu: '09:00-18:00', zone: 'America/Denver' }),
    file('south.csv', { store_id: '0043', day: '0', start: '09:00', end: '17:00' }, {
      role: 'businessHours',
      guesses: { ...noGuesses, businessHours: { store_id: 'store_id', day: 'day', start_time_local: 'start', end_time_local: 'end' } },
    }),
    file('info.csv', { store_id: '0042', title: 'Main Street', region: 'West', brand: 'Blue Plate' }, {
      role: 'stores',
      guesses: { ...noGuesses, stores: { store_id: 'store_id', name: 'title' } },
    }),
  ],
  unknownStatuses: ['paused'],
  mapping: { polls: [{ file: 'data.csv', columns: {} }] },
  isComplete: true,
  isRemembered: false,
}

let report: TestPage
let dialog: Locator

beforeAll(async () => {
  report = await openPage({ rows: [{ store_id: '1002' }] }, { inspectFolder: () => inspection })
  await report.button('1 row read').click()
  await report.button('Match files and columns…').click()
  dialog = report.page.getByRole('dialog', { name: 'Match files and columns' })
  await dialog.waitFor()
})

afterAll(() => report.close())

function columnsOf(name: string): Locator {
  return dialog.getByRole('group', { name: `Columns of ${name}` })
}

test('a file without a header says so and shows values of its numbered columns', async () => {
  await dialog.getByRole('group', { name: 'Polls', exact: true }).getByText('no header: the first line is a row').waitFor()
  const columns = columnsOf('data.csv')
  expect(await columns.getByLabel('Store id').inputValue()).toBe('#1')
  await columns.getByText('2023-01-25 12:00:00', { exact: true }).waitFor()
  expect(await dialog.getByText('Choose what the status “paused” means.').isVisible()).toBe(true)
  expect(await report.button('Load').isDisabled()).toBe(true)
})

test('a second file of business hours has the columns of weekdays when its rows are stores', async () => {
  await dialog.getByRole('group', { name: 'Business hours', exact: true }).getByRole('checkbox', { name: 'north.csv' }).check()
  const columns = columnsOf('north.csv')
  expect(await columns.getByLabel('Monday hours').count()).toBe(0)
  await columns.getByLabel('A row is').selectOption('week')
  await columns.getByLabel('Store id').selectOption('shop')
  await dialog.getByText('Choose opening and closing times, or hours, for at least two weekdays of north.csv.').waitFor()
  await columns.getByLabel('Monday hours').selectOption('Mo')
  await columns.getByLabel('Tuesday hours').selectOption('Tu')
  await columns.getByText('More columns').click()
  await columns.getByLabel('Time zone').selectOption('zone')
  expect(await accessibilityFindings(report.page)).toEqual([])
})

test('a file of stores has the columns of id and name, and lists those that are attributes', async () => {
  const columns = columnsOf('info.csv')
  expect(await columns.getByLabel('Store id').inputValue()).toBe('store_id')
  expect(await columns.getByLabel('Name').inputValue()).toBe('title')
  expect(await columns.locator('.mappingAttributes').textContent()).toBe('All other columns are attributes of the stores: region, brand.')
})

test('the answer has every file, column, word and reading that was chosen', async () => {
  await dialog.getByLabel('paused').selectOption('Says nothing')
  await dialog.getByLabel('Weekdays', { exact: true }).selectOption('1 is Monday (ISO)')
  await dialog.getByLabel('Dates such as 1/2/2023').selectOption('Day first')
  await report.button('Load').click()
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => report.engine.calls.find(({ name }) => name === 'openFolder')?.input).toEqual({
    path: '/data/fleet',
    mapping: {
      polls: [{ file: 'data.csv', columns: polls }],
      businessHours: [
        { file: 'south.csv', columns: { store_id: 'store_id', day: 'day', start_time_local: 'start', end_time_local: 'end' } },
        { file: 'north.csv', columns: { store_id: 'shop', mon_hours: 'Mo', tue_hours: 'Tu', timezone_str: 'zone' } },
      ],
      weekdays: 'iso',
      dates: 'day-first',
      statuses: { paused: 'none' },
    },
  })
})
