import { expect, test } from 'vitest'
import { unreadNotices, withReadNotices, withoutReadNotices } from '../../../renderer/files/readNotices'
import type { Notice } from '../../../shared/folder/dataSet'
import { maximumReadNotices } from '../../../shared/preferences/preferenceLimits'
import { readPreferences } from '../../../shared/preferences/readPreferences'

const noHours: Notice = { code: 'business_hours_missing', text: 'No business hours were read.', proposal: null }
const early: Notice = { code: 'few_polls', text: 'Only 4 of 10 polls are in the week. Use 2023-01-24T12:00:00Z.', proposal: null }
const later: Notice = { ...early, text: 'Only 5 of 1,200 polls are in the week. Use 2023-01-25T09:30:00Z.' }
const unused: Notice = { code: 'unused_columns', text: 'hours.csv has the column deleted_at.', proposal: null }

test('a dismissed notice stays read, also with other numbers, and a new one is unread', () => {
  const read = withReadNotices('/data', [noHours, early], [])
  expect(unreadNotices('/data', [noHours, later, unused], read)).toEqual([unused])
  expect(unreadNotices('/data', [{ ...noHours, code: 'other' }, { ...unused, text: 'zones.csv has the column deleted_at.' }], read)).toHaveLength(2)
})

test('notices are read in one folder only, until they are shown again', () => {
  const read = withReadNotices('/data', [noHours], withReadNotices('/other', [noHours], []))
  expect(unreadNotices('/third', [noHours], read)).toEqual([noHours])
  const shown = withoutReadNotices('/data', read)
  expect(unreadNotices('/data', [noHours], shown)).toEqual([noHours])
  expect(unreadNotices('/other', [noHours], shown)).toEqual([])
})

test('a notice is remembered once, the oldest are forgotten, and the preferences keep the others', () => {
  const many = Array.from({ length: maximumReadNotices }, (_, at) => ({ folder: `/data/${at}`, notice: 'x' }))
  const read = withReadNotices('/data', [early], withReadNotices('/data', [later], many))
  expect(read).toHaveLength(maximumReadNotices)
  expect(read.filter(({ folder }) => folder === '/data')).toHaveLength(1)
  expect(read.at(-1)).toEqual({ folder: `/data/${maximumReadNotices - 2}`, notice: 'x' })
  expect(readPreferences(JSON.parse(JSON.stringify({ readNotices: [...read, 'x'] })))?.readNotices).toEqual(read)
})
