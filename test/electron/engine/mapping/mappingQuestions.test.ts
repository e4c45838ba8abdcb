import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Mapping } from '../../../../shared/folder/mapping'
import { withFolder, type Files } from '../../../support/data/folder'
import { hours, loadMapped, loadMappedFiles, polls, strange, strangeColumns, zones } from '../../../support/data/mappedFolder'
import { useEngine } from '../../../support/engine/useEngine'

const { engine } = useEngine()

const moreHours = `${hours}\n1,1,09:00:00,17:00:00`

describe('what has to be settled is asked, and the folder open before stays', () => {
  test.each<{ name: string; files: Files; mapping: Mapping; message: string }>([
    {
      name: 'several columns that may be one',
      files: { 'p.csv': 'store_id,timestamp,polled_at,status' },
      mapping: {},
      message: 'p.csv has more than one column that may be timestamp_utc: timestamp, polled_at.',
    },
    {
      name: 'two columns with one name',
      files: { 'p.csv': 'store_id,timestamp_utc,status,Status\n1,2023-01-24 12:00:00 UTC,active,inactive' },
      mapping: {},
      message: 'p.csv has more than one column that may be status: status, Status.',
    },
    {
      name: 'two columns with one name, spelled alike, of a file that is chosen',
      files: { 'p.csv': 'store_id,timestamp_utc,status,status\n1,2023-01-24 12:00:00 UTC,active,inactive' },
      mapping: { polls: [{ file: 'p.csv', columns: { store_id: 'store_id' } }] },
      message: 'p.csv has more than one column that may be status: status, status#2.',
    },
    {
      name: 'two names of the day, either of which is usual',
      files: { 'p.csv': polls, 'h.csv': 'store_id,dayOfWeek,day,start_time_local,end_time_local\n1,3,2,09:00,10:00' },
      mapping: {},
      message: 'h.csv has more than one column that may be day: dayOfWeek, day.',
    },
    {
      name: 'two tables at once',
      files: { 'p.csv': polls, 'a.csv': hours, 'b.csv': hours, 'c.csv': zones, 'd.csv': zones },
      mapping: {},
      message: 'More than one file has business hours: a.csv, b.csv. More than one file has time zones: c.csv, d.csv.',
    },
    {
      name: 'hours under names of their own, without which every store would be open around the clock',
      files: { 'p.csv': polls, 'h.csv': 'branch;weekday;from;to\n1;Mon;9:00;17:00' },
      mapping: {},
      message: 'h.csv seems to have business hours, but not under the usual names: branch, weekday, from, to.',
    },
    {
      name: 'zones under names of their own',
      files: { 'p.csv': polls, 'z.csv': 'store_id,place\n1,Asia/Tokyo' },
      mapping: {},
      message: 'z.csv seems to have time zones, but not under the usual names: store_id, place.',
    },
    {
      name: 'more polls under names of their own',
      files: { 'p.csv': polls, 'q.csv': strange },
      mapping: {},
      message: 'q.csv seems to have polls, but not under the usual names: shop, seen at, state.',
    },
    ...['../p.csv', '/etc/passwd', './p.csv', 'x/../p.csv', 'P.CSV', 'p.csv\0', '', '.', '*.csv', 'https://127.0.0.1/p.csv'].map(
      (file) => ({
        name: `a file named ${JSON.stringify(file)}`,
        files: { 'p.csv': polls },
        mapping: { polls: [{ file, columns: {} }] },
        message: `There is no CSV file "${file}" in the folder.`,
      }),
    ),
    {
      name: 'a file without rows',
      files: { 'p.csv': polls, 'photo.csv': Buffer.from('\u0089PNG\r\n', 'latin1') },
      mapping: { timezones: [{ file: 'photo.csv', columns: {} }] },
      message: 'photo.csv: This is a picture',
    },
    {
      name: 'a column that is not there',
      files: { 'p.csv': polls },
      mapping: { polls: [{ file: 'p.csv', columns: { status: 'Status' } }] },
      message: 'p.csv has no column "Status".',
    },
    {
      name: 'a column that nothing is said of',
      files: { 'p.csv': strange },
      mapping: { polls: [{ file: 'p.csv', columns: { store_id: 'shop', status: 'state' } }] },
      message: 'p.csv: no column is known to be timestamp_utc.',
    },
    {
      name: 'one column as two things',
      files: { 'p.csv': polls },
      mapping: { polls: [{ file: 'p.csv', columns: { store_id: 'status' } }] },
      message: 'p.csv: the column "status" cannot be two things at once.',
    },
    {
      name: 'one file twice',
      files: { 'p.csv': polls },
      mapping: { polls: [{ file: 'p.csv', columns: {} }, { file: 'p.csv', columns: {} }] },
      message: 'p.csv is named twice for the polls.',
    },
  ])('$name', ({ files, mapping, message }) =>
    withFolder({ 'before.csv': polls }, async (before) => {
      await loadMapped(engine(), before, {})
      const expected = { code: 'MAPPING_NEEDED', message: expect.stringContaining(message) }
      await expect(loadMappedFiles(engine(), files, mapping)).rejects.toMatchObject(expected)
      expect(engine().dataSet?.folder).toBe(before)
    }),
  )

  test.each<{ name: string; files: Files; mapping: Mapping; read: readonly string[] }>([
    {
      name: 'that the folder has',
      files: { 'p.csv': polls, 'h.csv': hours, 'own.csv': 'branch;weekday;from;to\n1;Mon;9:00;17:00' },
      mapping: {},
      read: ['businessHours h.csv 1', 'polls p.csv 1', 'own.csv file_unrecognised'],
    },
    {
      name: 'that the user did without',
      files: { 'p.csv': polls, 'own.csv': 'branch;weekday;from;to\n1;Mon;9:00;17:00' },
      mapping: { businessHours: [] },
      read: ['polls p.csv 1', 'own.csv file_unrecognised'],
    },
    {
      name: 'that fits in part, or is not about stores',
      files: { 'p.csv': polls, 'cities.csv': 'city_id,timezone\n1,Asia/Tokyo', 'stores.csv': 'store_id,name\n1,Tokyo' },
      mapping: {},
      read: ['polls p.csv 1', 'cities.csv file_unrecognised', 'stores.csv file_unrecognised'],
    },
  ])('a file with values of a table $name is no question', async ({ files, mapping, read }) => {
    expect(await loadMappedFiles(engine(), files, mapping)).toEqual(read)
  })

  test('the very name of a column, and repeated names of others, are no question', async () => {
    const file = 'store_id,timestamp,timestamp,timestamp_utc,status,note,note\n1,x,y,2023-01-24 12:00:00 UTC,active,x,y'
    expect(await loadMappedFiles(engine(), { 'p.csv': file }, {})).toEqual(['polls p.csv 1'])
  })
})

describe('what an inspection tells', () => {
  test('columns with samples, and guesses by name and by value', () =>
    withFolder({ 'p.csv': strange, 'h.csv': 'branch,weekday,from,to\n1,Mon,9:00,17:00\n2,Mon,10:00,\n3,Tue,10:00,18:00' }, async (folder) => {
      const inspection = await engine().inspectFolder(folder, null)
      expect(inspection).toMatchObject({ folder, asked: ['polls', 'businessHours'], isRemembered: false })
      expect(inspection.mapping).toEqual({
        polls: [{ file: 'p.csv', columns: strangeColumns }],
        businessHours: [
          { file: 'h.csv', columns: { store_id: 'branch', day: 'weekday', start_time_local: 'from', end_time_local: 'to' } },
        ],
      })
      expect(inspection.questions).toEqual([
        'h.csv seems to have business hours, but not under the usual names: branch, weekday, from, to.',
        'p.csv seems to have polls, but not under the usual names: shop, seen at, state.',
      ])
      expect(inspection.files.map(({ file, role, columns }) => ({ file, role, columns }))).toEqual([
        {
          file: 'h.csv',
          role: null,
          columns: [
            { name: 'branch', samples: ['1', '2', '3'] },
            { name: 'weekday', samples: ['Mon', 'Tue'] },
            { name: 'from', samples: ['9:00', '10:00'] },
            { name: 'to', samples: ['17:00', '18:00'] },
          ],
        },
        {
          file: 'p.csv',
          role: null,
          columns: [
            { name: 'shop', samples: ['1', '2'] },
            { name: 'seen at', samples: ['2023-01-24 12:00:00 UTC', '2023-01-24 13:00:00 UTC'] },
            { name: 'state', samples: ['active', 'inactive'] },
          ],
        },
      ])
      expect(inspection.files[0]?.guesses.businessHours).toEqual({
        store_id: 'branch',
        day: 'weekday',
        start_time_local: 'from',
        end_time_local: 'to',
      })
    }))

  test('a choice of before, until its file is gone', () =>
    withFolder({ 'p.csv': polls, 'a.csv': hours, 'b.csv': moreHours }, async (folder) => {
      const chosen: Mapping = { businessHours: [{ file: 'b.csv', columns: {} }] }
      expect(await engine().inspectFolder(folder, null)).toMatchObject({
        asked: ['businessHours'],
        mapping: { businessHours: [{ file: 'a.csv' }] },
      })
      expect(await engine().inspectFolder(folder, chosen)).toMatchObject({ asked: [], questions: [], mapping: chosen, isRemembered: true })
      await rm(join(folder, 'b.csv'))
      await expect(loadMapped(engine(), folder, chosen)).rejects.toMatchObject({ code: 'MAPPING_NEEDED' })
      expect(await engine().inspectFolder(folder, chosen)).toMatchObject({
        asked: ['businessHours'],
        questions: ['There is no CSV file "b.csv" in the folder.'],
        mapping: { businessHours: [{ file: 'a.csv' }] },
      })
    }))
})
