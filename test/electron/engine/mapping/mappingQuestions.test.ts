import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Mapping } from '../../../../shared/folder/mapping'
import { withFolder, type Files } from '../../../support/data/folder'
import { hours, loadMapped, loadMappedFiles, polls, strange, strangeColumns } from '../../../support/data/mappedFolder'
import { useEngine } from '../../../support/engine/useEngine'

const { engine } = useEngine()

const moreHours = `${hours}\n1,1,09:00:00,17:00:00`

describe('asks what has to be settled and keeps the previous folder open', () => {
  test.each<{ name: string; files: Files; mapping: Mapping; message: string }>([
    {
      name: 'several columns that could be one',
      files: { 'p.csv': 'store_id,timestamp,polled_at,status' },
      mapping: {},
      message: 'p.csv has more than one column that could be timestamp_utc: timestamp, polled_at.',
    },
    {
      name: 'two columns with one name',
      files: { 'p.csv': 'store_id,timestamp_utc,status,Status\n1,2023-01-24 12:00:00 UTC,active,inactive' },
      mapping: {},
      message: 'p.csv has more than one column that could be status: status, Status.',
    },
    {
      name: 'two columns with exactly the same name in a chosen file',
      files: { 'p.csv': 'store_id,timestamp_utc,status,status\n1,2023-01-24 12:00:00 UTC,active,inactive' },
      mapping: { polls: [{ file: 'p.csv', columns: { store_id: 'store_id' } }] },
      message: 'p.csv has more than one column that could be status: status, status#2.',
    },
    {
      name: 'two usual names of the day',
      files: { 'p.csv': polls, 'h.csv': 'store_id,dayOfWeek,day,start_time_local,end_time_local\n1,3,2,09:00,10:00' },
      mapping: {},
      message: 'h.csv has more than one column that could be day: dayOfWeek, day.',
    },
    {
      name: 'two tables at once',
      files: { 'p.csv': polls, 'a.csv': 'store_id,day,weekday,start,end', 'c.csv': 'store_id,tz,timezone' },
      mapping: {},
      message: 'a.csv has more than one column that could be day: day, weekday. c.csv has more than one column that could be timezone_str: tz, timezone.',
    },
    {
      name: 'business hours with unusual column names, without which every store would be always open',
      files: { 'p.csv': polls, 'h.csv': 'branch;weekday;from;to\n1;Mon;9:00;17:00' },
      mapping: {},
      message: 'h.csv seems to contain business hours, but its columns have other names: branch, weekday, from, to.',
    },
    {
      name: 'time zones with unusual column names',
      files: { 'p.csv': polls, 'z.csv': 'store_id,place\n1,Asia/Tokyo' },
      mapping: {},
      message: 'z.csv seems to contain time zones, but its columns have other names: store_id, place.',
    },
    {
      name: 'more polls with unusual column names',
      files: { 'p.csv': polls, 'q.csv': strange },
      mapping: {},
      message: 'q.csv seems to contain polls, but its columns have other names: shop, seen at, state.',
    },
    ...['../p.csv', '/etc/passwd', './p.csv', 'x/../p.csv', 'P.CSV', 'p.csv\0', '', '.', '*.csv', 'https://127.0.0.1/p.csv'].map(
      (file) => ({
        name: `a file named ${JSON.stringify(file)}`,
        files: { 'p.csv': polls },
        mapping: { polls: [{ file, columns: {} }] },
        message: `The folder has no CSV file "${file}".`,
      }),
    ),
    {
      name: 'a file without rows',
      files: { 'p.csv': polls, 'photo.csv': Buffer.from('\u0089PNG\r\n', 'latin1') },
      mapping: { timezones: [{ file: 'photo.csv', columns: {} }] },
      message: 'photo.csv: This is an image',
    },
    {
      name: 'a missing column',
      files: { 'p.csv': polls },
      mapping: { polls: [{ file: 'p.csv', columns: { status: 'Status' } }] },
      message: 'p.csv has no column "Status".',
    },
    {
      name: 'a column that is not mapped',
      files: { 'p.csv': strange },
      mapping: { polls: [{ file: 'p.csv', columns: { store_id: 'shop', status: 'state' } }] },
      message: 'p.csv: choose the column that is timestamp_utc.',
    },
    {
      name: 'one column as two columns of the table',
      files: { 'p.csv': polls },
      mapping: { polls: [{ file: 'p.csv', columns: { store_id: 'status' } }] },
      message: 'p.csv: choose the column that is status.',
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
      expect(engine().folder.dataSet?.folder).toBe(before)
    }),
  )

  test.each<{ name: string; files: Files; mapping: Mapping; read: readonly string[] }>([
    {
      name: 'that the folder already has',
      files: { 'p.csv': polls, 'h.csv': hours, 'own.csv': 'branch;weekday;from;to\n1;Mon;9:00;17:00' },
      mapping: {},
      read: ['businessHours h.csv 1', 'polls p.csv 1', 'own.csv file_unrecognised'],
    },
    {
      name: 'that the user has decided to do without',
      files: { 'p.csv': polls, 'own.csv': 'branch;weekday;from;to\n1;Mon;9:00;17:00' },
      mapping: { businessHours: [] },
      read: ['polls p.csv 1', 'own.csv file_unrecognised'],
    },
    {
      name: 'that matches only in part, or is not about stores',
      files: { 'p.csv': polls, 'cities.csv': 'city_id,timezone\n1,Asia/Tokyo', 'stores.csv': 'store_id,remark\n1,Tokyo' },
      mapping: {},
      read: ['polls p.csv 1', 'cities.csv file_unrecognised', 'stores.csv file_unrecognised'],
    },
  ])('does not ask about a file with values of a table $name', async ({ files, mapping, read }) => {
    expect(await loadMappedFiles(engine(), files, mapping)).toEqual(read)
  })

  test('does not ask about the exact name of a column or repeated names of unused columns', async () => {
    const file = 'store_id,timestamp,timestamp,timestamp_utc,status,note,note\n1,x,y,2023-01-24 12:00:00 UTC,active,x,y'
    expect(await loadMappedFiles(engine(), { 'p.csv': file }, {})).toEqual(['polls p.csv 1'])
  })
})

describe('inspects', () => {
  test('columns with samples, and guesses by name and by value', () =>
    withFolder({ 'p.csv': strange, 'h.csv': 'branch,weekday,from,to\n1,Mon,9:00,17:00\n2,Mon,10:00,\n3,Tue,10:00,18:00' }, async (folder) => {
      const inspection = await engine().folder.inspect(folder, null)
      expect(inspection).toMatchObject({ folder, asked: ['polls', 'businessHours'], isRemembered: false })
      expect(inspection.mapping).toEqual({
        polls: [{ file: 'p.csv', columns: strangeColumns }],
        businessHours: [
          { file: 'h.csv', columns: { store_id: 'branch', day: 'weekday', start_time_local: 'from', end_time_local: 'to' } },
        ],
      })
      expect(inspection.questions).toEqual([
        'h.csv seems to contain business hours, but its columns have other names: branch, weekday, from, to.',
        'p.csv seems to contain polls, but its columns have other names: shop, seen at, state.',
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

  test('an earlier choice until its file is removed', () =>
    withFolder({ 'p.csv': polls, 'a.csv': hours, 'b.csv': moreHours }, async (folder) => {
      const chosen: Mapping = { businessHours: [{ file: 'b.csv', columns: {} }] }
      expect(await engine().folder.inspect(folder, null)).toMatchObject({
        asked: [],
        mapping: {},
      })
      expect(await engine().folder.inspect(folder, chosen)).toMatchObject({ asked: [], questions: [], mapping: chosen, isRemembered: true })
      await rm(join(folder, 'b.csv'))
      await expect(loadMapped(engine(), folder, chosen)).rejects.toMatchObject({ code: 'MAPPING_NEEDED' })
      expect(await engine().folder.inspect(folder, chosen)).toMatchObject({
        asked: ['businessHours'],
        questions: ['The folder has no CSV file "b.csv".'],
        mapping: { businessHours: [{ file: 'a.csv' }] },
      })
    }))

  test('words whose meaning is not known: those that are asked about, or else those of all rows of the open folder', () => {
    const known = Array.from({ length: 3000 }, (_, at) => `${at},2023-01-24 12:00:00 UTC,${at % 2 === 0 ? 'active' : 'inactive'}`)
    // The last row is behind the beginning of the file, which is all that an inspection reads.
    const long = ['store_id,timestamp_utc,status', ...known, '1,2023-01-24 13:00:00 UTC,Degraded'].join('\n')
    return withFolder({ 'p.csv': long }, async (folder) => {
      expect(await engine().folder.inspect(folder, null)).toMatchObject({ questions: [], askedValues: [], unknownStatuses: [] })
      await engine().folder.open(folder)
      expect(await engine().folder.inspect(folder, null)).toMatchObject({ questions: [], askedValues: [], unknownStatuses: ['degraded'] })
      await writeFile(join(folder, 'p.csv'), 'store_id,timestamp_utc,status\n1,2023-01-24 12:00:00 UTC,fine\n1,2023-01-24 13:00:00 UTC,broken')
      expect(await engine().folder.inspect(folder, null)).toMatchObject({ askedValues: ['statuses'], unknownStatuses: ['broken', 'fine'] })
    })
  })
})
