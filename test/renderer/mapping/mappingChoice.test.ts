import { expect, test } from 'vitest'
import { chooseColumn, chooseFile, chooseForm, initialChoice, problemOf, toMapping } from '../../../renderer/mapping/mappingChoice'
import type { FolderInspection, MappableFile } from '../../../shared/folder/mapping'
import type { FileRole } from '../../../shared/folder/fileRole'

const pollColumns = { store_id: 'store_id', timestamp_utc: 'timestamp_utc', status: 'status' }
const hoursColumns = { store_id: 'store_id', day: 'day', start_time_local: 'start', end_time_local: 'end' }

function file(name: string, role: FileRole | null, guesses: Partial<MappableFile['guesses']>): MappableFile {
  return { file: name, columns: [], role, hasHeader: true, guesses: { polls: {}, businessHours: {}, timezones: {}, stores: {}, ...guesses } }
}

const january = file('january.csv', 'polls', { polls: pollColumns })
const february = file('february.csv', 'polls', { polls: pollColumns })
const newHours = file('new.csv', 'businessHours', { businessHours: hoursColumns })
const oldHours = file('old.csv', 'businessHours', { businessHours: hoursColumns })
const other = file('other.csv', null, { polls: { store_id: 'shop', status: 'state' } })

const inspection: FolderInspection = {
  folder: '/data',
  questions: ['More than one file has business hours: new.csv, old.csv.'],
  asked: ['businessHours'],
  askedValues: [],
  files: [january, february, newHours, oldHours, other],
  mapping: { businessHours: [{ file: 'new.csv', columns: {} }] },
  unknownStatuses: [],
  isComplete: true,
  isRemembered: false,
}

test('the dialog starts with the saved choice and guesses the rest', () => {
  expect(initialChoice(inspection)).toEqual({
    tables: {
      polls: [
        { file: 'january.csv', form: 'opening', columns: pollColumns },
        { file: 'february.csv', form: 'opening', columns: pollColumns },
      ],
      businessHours: [{ file: 'new.csv', form: 'opening', columns: hoursColumns }],
      timezones: [],
      stores: [],
    },
    weekdays: null,
    dates: null,
    statuses: {},
  })
})

test('a mapping names only the tables that were asked about or changed', () => {
  const both = chooseFile(initialChoice(inspection), inspection.files, 'businessHours', 'old.csv', true)
  expect(toMapping(both, inspection)).toEqual({
    businessHours: [{ file: 'new.csv', columns: hoursColumns }, { file: 'old.csv', columns: hoursColumns }],
  })
  const choice = chooseFile(both, inspection.files, 'businessHours', 'new.csv', false)
  expect(toMapping(choice, inspection)).toEqual({ businessHours: [{ file: 'old.csv', columns: hoursColumns }] })
  const none = chooseFile(choice, inspection.files, 'businessHours', 'old.csv', false)
  expect(toMapping(none, inspection)).toEqual({ businessHours: [] })
  const fewer = chooseFile(none, inspection.files, 'polls', 'january.csv', false)
  expect(toMapping(fewer, inspection)).toEqual({ polls: [{ file: 'february.csv', columns: pollColumns }], businessHours: [] })
})

test('the dialog asks for one missing thing at a time', () => {
  let choice = initialChoice(inspection)
  for (const name of ['january.csv', 'february.csv']) choice = chooseFile(choice, inspection.files, 'polls', name, false)
  expect(problemOf(choice, inspection)).toBe('Choose at least one file with polls.')
  choice = chooseFile(choice, inspection.files, 'polls', 'other.csv', true)
  expect(problemOf(choice, inspection)).toBe('Choose the “Poll time (UTC)” column of other.csv.')
  choice = chooseColumn(choice, 'polls', 'other.csv', 'timestamp_utc', 'state')
  expect(problemOf(choice, inspection)).toBe('Under Polls, the column “state” of other.csv is chosen twice.')
  choice = chooseColumn(choice, 'polls', 'other.csv', 'timestamp_utc', 'seen at')
  expect(problemOf(choice, inspection)).toBeNull()
  expect(toMapping(choice, inspection).polls).toEqual([
    { file: 'other.csv', columns: { store_id: 'shop', timestamp_utc: 'seen at', status: 'state' } },
  ])
})

const week = {
  store_id: 'merchant',
  mon_open: 'MonOpen',
  mon_close: 'MonClose',
  tue_hours: 'Tuesday',
}
const weekly = file('weekly.csv', 'businessHours', { businessHours: { ...week, timezone_str: 'tz' } })
const combined = file('combined.csv', 'businessHours', { businessHours: { ...hoursColumns, hours: 'times', is_closed: 'shut' } })
const others: FolderInspection = { ...inspection, asked: [], files: [january, weekly, combined], mapping: {} }

test('business hours have the form of their guessed columns, and another form has other columns', () => {
  let choice = initialChoice(others)
  expect(choice.tables.businessHours).toEqual([
    { file: 'weekly.csv', form: 'week', columns: { ...week, timezone_str: 'tz' } },
    { file: 'combined.csv', form: 'opening', columns: { ...hoursColumns, is_closed: 'shut' } },
  ])
  // What the program would do by itself is not saved.
  expect(toMapping(choice, others)).toEqual({})
  choice = chooseForm(choice, others.files, 'combined.csv', 'hours')
  expect(problemOf(choice, others)).toBeNull()
  expect(toMapping(choice, others).businessHours?.[1]).toEqual({
    file: 'combined.csv',
    // The header has these too, but they are of another form.
    columns: { store_id: 'store_id', day: 'day', start_time_local: '', end_time_local: '', hours: 'times', is_closed: 'shut' },
  })
  choice = chooseForm(choice, others.files, 'combined.csv', 'week')
  expect(problemOf(choice, others)).toBe(
    'Choose opening and closing times, or hours, for at least two weekdays of combined.csv.',
  )
  choice = chooseForm(choice, others.files, 'combined.csv', 'hours')
  expect(problemOf(chooseColumn(choice, 'businessHours', 'combined.csv', 'hours', ''), others)).toBe(
    'Choose the “Opening hours, such as 09:00-17:00” column of combined.csv.',
  )
})

test('a proposed column decides about the form', () => {
  const proposed = { ...others, mapping: { businessHours: [{ file: 'combined.csv', columns: { hours: 'times' } }] } }
  expect(initialChoice(proposed).tables.businessHours).toEqual([
    { file: 'combined.csv', form: 'hours', columns: { store_id: 'store_id', day: 'day', hours: 'times', is_closed: 'shut' } },
  ])
})

test('an optional column that the header names can be given up, and stays so', () => {
  const choice = chooseColumn(initialChoice(others), 'businessHours', 'weekly.csv', 'timezone_str', '')
  expect(choice.tables.businessHours[0]?.columns).toEqual(week)
  expect(problemOf(choice, others)).toBeNull()
  const mapping = toMapping(choice, others)
  expect(mapping.businessHours?.[0]).toEqual({ file: 'weekly.csv', columns: { ...week, timezone_str: '' } })
  expect(initialChoice({ ...others, mapping })).toEqual(choice)
})

test('words of the status column need a meaning if the polls are asked about', () => {
  const asked: FolderInspection = {
    ...others,
    asked: ['polls'],
    unknownStatuses: ['paused', 'ok2'],
    mapping: { weekdays: 'iso', dates: 'day-first', statuses: { degraded: 'active' } },
  }
  const choice = initialChoice(asked)
  expect(choice.statuses).toEqual({ paused: null, ok2: null, degraded: 'active' })
  expect(problemOf(choice, others)).toBeNull()
  expect(problemOf(choice, { ...others, askedValues: ['statuses'] })).toBe('Choose what the status “paused” means.')
  expect(problemOf(choice, asked)).toBe('Choose what the status “paused” means.')
  const answered = { ...choice, statuses: { ...choice.statuses, paused: 'none', ok2: 'active' } } as const
  expect(problemOf(answered, asked)).toBeNull()
  expect(toMapping(answered, asked)).toEqual({
    polls: [{ file: 'january.csv', columns: pollColumns }],
    weekdays: 'iso',
    dates: 'day-first',
    statuses: { paused: 'none', ok2: 'active', degraded: 'active' },
  })
})

test('a question about weekdays or dates has to be answered', () => {
  const choice = initialChoice(others)
  expect(problemOf(choice, { ...others, askedValues: ['weekdays'] })).toBe('Choose how the weekdays are numbered.')
  expect(problemOf({ ...choice, weekdays: 'iso' }, { ...others, askedValues: ['weekdays'] })).toBeNull()
  expect(problemOf(choice, { ...others, askedValues: ['dates'] })).toBe('Choose whether the day or the month comes first in dates.')
  expect(problemOf({ ...choice, dates: 'day-first' }, { ...others, askedValues: ['dates'] })).toBeNull()
})

test('tables of the mapping so far stay in it, because they may have answered a question', () => {
  const mapping = { businessHours: [{ file: 'weekly.csv', columns: { ...week, timezone_str: 'tz' } }] }
  const mapped: FolderInspection = { ...others, files: [january, weekly], mapping }
  expect(toMapping({ ...initialChoice(mapped), weekdays: 'iso' }, mapped)).toEqual({ ...mapping, weekdays: 'iso' })
})
