import { expect, test } from 'vitest'
import { chooseColumn, chooseFile, initialChoice, problemOf, toMapping } from '../../../renderer/mapping/mappingChoice'
import type { FolderInspection, MappableFile } from '../../../shared/folder/mapping'
import type { FileRole } from '../../../shared/folder/fileRole'

const pollColumns = { store_id: 'store_id', timestamp_utc: 'timestamp_utc', status: 'status' }
const hoursColumns = { store_id: 'store_id', day: 'day', start_time_local: 'start', end_time_local: 'end' }

function file(name: string, role: FileRole | null, guesses: Partial<MappableFile['guesses']>): MappableFile {
  return { file: name, columns: [], role, hasHeader: true, guesses: { polls: {}, businessHours: {}, timezones: {}, ...guesses } }
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
  files: [january, february, newHours, oldHours, other],
  mapping: { businessHours: [{ file: 'new.csv', columns: {} }] },
  unknownStatuses: [],
  isComplete: true,
  isRemembered: false,
}

test('the dialog starts with the saved choice and guesses the rest', () => {
  expect(initialChoice(inspection)).toEqual({
    polls: [{ file: 'january.csv', columns: pollColumns }, { file: 'february.csv', columns: pollColumns }],
    businessHours: [{ file: 'new.csv', columns: hoursColumns }],
    timezones: [],
  })
})

test('a mapping names only the tables that were asked about or changed', () => {
  const choice = chooseFile(initialChoice(inspection), inspection.files, 'businessHours', 'old.csv', true)
  expect(toMapping(choice, inspection)).toEqual({ businessHours: [{ file: 'old.csv', columns: hoursColumns }] })
  const none = chooseFile(choice, inspection.files, 'businessHours', '', false)
  expect(toMapping(none, inspection)).toEqual({ businessHours: [] })
  const fewer = chooseFile(none, inspection.files, 'polls', 'january.csv', false)
  expect(toMapping(fewer, inspection)).toEqual({ polls: [{ file: 'february.csv', columns: pollColumns }], businessHours: [] })
})

test('the dialog asks for one missing thing at a time', () => {
  let choice = initialChoice(inspection)
  for (const name of ['january.csv', 'february.csv']) choice = chooseFile(choice, inspection.files, 'polls', name, false)
  expect(problemOf(choice)).toBe('Choose at least one file with polls.')
  choice = chooseFile(choice, inspection.files, 'polls', 'other.csv', true)
  expect(problemOf(choice)).toBe('Choose the “Poll time (UTC)” column of other.csv.')
  choice = chooseColumn(choice, 'polls', 'other.csv', 'timestamp_utc', 'state')
  expect(problemOf(choice)).toBe('Under Polls, the column “state” of other.csv is chosen twice.')
  choice = chooseColumn(choice, 'polls', 'other.csv', 'timestamp_utc', 'seen at')
  expect(problemOf(choice)).toBeNull()
  expect(toMapping(choice, inspection).polls).toEqual([
    { file: 'other.csv', columns: { store_id: 'shop', timestamp_utc: 'seen at', status: 'state' } },
  ])
})
