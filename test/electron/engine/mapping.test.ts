import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Mapping } from '../../../shared/mapping'
import { withFolder, type Files } from '../../support/folder'
import { withConnection } from '../../support/relation'
import { useEngine } from '../../support/useEngine'

const { engine } = useEngine()

const polls = 'store_id,timestamp_utc,status\n1,2023-01-24 12:00:00 UTC,active'
const hours = 'store_id,day,start_time_local,end_time_local\n1,0,09:00:00,17:00:00'
const moreHours = `${hours}\n1,1,09:00:00,17:00:00`
const zones = 'store_id,timezone_str\n1,Asia/Tokyo'

/** `role file loaded` of what was read, and `file code` of the files that were not. */
async function load(folder: string, mapping: Mapping): Promise<readonly string[]> {
  const { files } = await engine().loadFolder(folder, mapping)
  const issues = await engine().getIssues({ offset: 0, limit: 100 })
  return [
    ...files.map(({ role, path, rowsLoaded }) => `${role} ${path.slice(folder.length + 1)} ${rowsLoaded}`),
    ...issues.filter(({ outcome }) => outcome === 'ignored').map(({ file, code }) => `${file} ${code}`),
  ]
}

const loadFiles = (files: Files, mapping: Mapping): Promise<readonly string[]> =>
  withFolder(files, (folder) => load(folder, mapping))

const strange = 'shop;seen at;state\n1;2023-01-24 12:00:00 UTC;active\n2;2023-01-24 13:00:00 UTC;inactive'
const strangeColumns = { store_id: 'shop', timestamp_utc: 'seen at', status: 'state' }

test.each<{ name: string; files: Files; mapping: Mapping; read: readonly string[] }>([
  {
    name: 'one of two files of business hours',
    files: { 'p.csv': polls, 'new.csv': hours, 'old.csv': moreHours, 'z.csv': zones },
    mapping: { businessHours: [{ file: 'old.csv', columns: {} }] },
    read: ['businessHours old.csv 2', 'polls p.csv 1', 'timezones z.csv 1', 'new.csv file_not_chosen'],
  },
  {
    name: 'none of two files of timezones',
    files: { 'p.csv': polls, 'new.csv': zones, 'old.csv': zones },
    mapping: { timezones: [] },
    read: ['polls p.csv 1', 'new.csv file_not_chosen', 'old.csv file_not_chosen'],
  },
  {
    name: 'polls with a header of their own',
    files: { 'p.csv': strange },
    mapping: { polls: [{ file: 'p.csv', columns: strangeColumns }] },
    read: ['polls p.csv 2'],
  },
  {
    name: 'polls with a header of their own beside usual ones',
    files: { 'p.csv': strange, 'usual.csv': `${polls}\n9,2023-01-24 12:00:00 UTC,active`, 'other.csv': polls },
    mapping: { polls: [{ file: 'usual.csv', columns: {} }, { file: 'p.csv', columns: strangeColumns }] },
    // Of the usual file, one row says what p.csv says.
    read: ['polls p.csv 2', 'polls usual.csv 1', 'other.csv file_not_chosen'],
  },
  {
    name: 'one of two columns that may be the same',
    files: { 'p.csv': 'store_id,timestamp,polled_at,status\n1,never,2023-01-24 12:00:00 UTC,active' },
    mapping: { polls: [{ file: 'p.csv', columns: { timestamp_utc: 'polled_at' } }] },
    read: ['polls p.csv 1'],
  },
  {
    name: 'columns without a name, and with the same name',
    files: { 'p.csv': ',status,status\n1,2023-01-24 12:00:00 UTC,active' },
    mapping: { polls: [{ file: 'p.csv', columns: { store_id: '#1', timestamp_utc: 'status', status: 'status#2' } }] },
    read: ['polls p.csv 1'],
  },
  {
    name: 'one file as two tables',
    files: { 'p.csv': polls, 'all.csv': 'store_id,day,start,end,tz\n1,0,09:00,17:00,Asia/Tokyo' },
    mapping: { timezones: [{ file: 'all.csv', columns: {} }], businessHours: [{ file: 'all.csv', columns: {} }] },
    read: ['businessHours all.csv 1', 'timezones all.csv 1', 'polls p.csv 1'],
  },
  {
    name: 'a file that was taken for another table, and is that no more',
    files: { 'p.csv': polls, 'all.csv': 'store_id,day,start,end,tz\n1,0,09:00,17:00,Asia/Tokyo' },
    mapping: { timezones: [{ file: 'all.csv', columns: {} }] },
    read: ['timezones all.csv 1', 'polls p.csv 1'],
  },
  {
    name: 'a file that looks like another table',
    files: { 'p.csv': polls, 'zones.csv': 'store_id,timezone_str,zone\n1,x,Asia/Tokyo', 'old.csv': zones },
    mapping: { timezones: [{ file: 'zones.csv', columns: { timezone_str: 'zone' } }] },
    read: ['polls p.csv 1', 'timezones zones.csv 1', 'old.csv file_not_chosen'],
  },
  {
    name: 'names that would be SQL, and patterns',
    files: { "it's [1] *.csv": `"x'); drop table poll; --","';",""\n1,2023-01-24 12:00:00 UTC,active` },
    mapping: {
      polls: [
        { file: "it's [1] *.csv", columns: { store_id: "x'); drop table poll; --", timestamp_utc: "';", status: '#3' } },
      ],
    },
    read: ["polls it's [1] *.csv 1"],
  },
])('$name', async ({ files, mapping, read }) => {
  expect(await loadFiles(files, mapping)).toEqual(read)
})

test('a file in a folder of the folder, though the folder has all tables', () =>
  withFolder({ 'p.csv': polls, 'h.csv': hours, 'z.csv': zones }, async (folder) => {
    await mkdir(join(folder, 'new'))
    await writeFile(join(folder, 'new', 'z.csv'), `${zones}\n2,Asia/Tokyo`)
    const read = await load(folder, { timezones: [{ file: 'new/z.csv', columns: {} }] })
    expect(read).toEqual(['businessHours h.csv 1', 'polls p.csv 1', 'timezones new/z.csv 2', 'z.csv file_not_chosen'])
  }))

test('a Parquet file with a header of its own', () =>
  withFolder({}, async (folder) => {
    await withConnection((connection) =>
      connection.run(
        `copy (select 7 as "shop", timestamp '2023-01-24 12:00:00' as "seen at", 'active' as "up'); --")
         to '${join(folder, 'p.parquet')}' (format parquet)`,
      ),
    )
    const columns = { store_id: 'shop', timestamp_utc: 'seen at', status: "up'); --" }
    await expect(load(folder, {})).rejects.toMatchObject({ code: 'MAPPING_NEEDED' })
    expect(await load(folder, { polls: [{ file: 'p.parquet', columns }] })).toEqual(['polls p.parquet 1'])
  }))

describe('what has to be settled is asked, and the folder open before stays', () => {
  test.each<{ name: string; files: Files; mapping: Mapping; message: string }>([
    {
      name: 'several columns that may be one',
      files: { 'p.csv': 'store_id,timestamp,polled_at,status' },
      mapping: {},
      message: 'p.csv has more than one column that may be timestamp_utc: timestamp, polled_at.',
    },
    {
      name: 'two tables at once',
      files: { 'p.csv': polls, 'a.csv': hours, 'b.csv': hours, 'c.csv': zones, 'd.csv': zones },
      mapping: {},
      message: 'More than one file has business hours: a.csv, b.csv. More than one file has timezones: c.csv, d.csv.',
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
      await load(before, {})
      const expected = { code: 'MAPPING_NEEDED', message: expect.stringContaining(message) }
      await expect(loadFiles(files, mapping)).rejects.toMatchObject(expected)
      expect(engine().dataSet?.folder).toBe(before)
    }),
  )

  test('the very name of a column, and a repeated name, are no question', async () => {
    const file = 'store_id,timestamp,timestamp_utc,status,status\n1,x,2023-01-24 12:00:00 UTC,active,x'
    expect(await loadFiles({ 'p.csv': file }, {})).toEqual(['polls p.csv 1'])
  })
})

describe('what an inspection tells', () => {
  test('columns with samples, and guesses by name and by value', () =>
    withFolder({ 'p.csv': strange, 'h.csv': 'branch,weekday,from,to\n1,Mon,9:00,17:00\n2,Mon,10:00,\n3,Tue,10:00,18:00' }, async (folder) => {
      const inspection = await engine().inspectFolder(folder, null)
      expect(inspection).toMatchObject({ folder, asked: ['polls'], isRemembered: false })
      expect(inspection.mapping).toEqual({ polls: [{ file: 'p.csv', columns: strangeColumns }] })
      expect(inspection.questions).toEqual([expect.stringContaining('No CSV file in')])
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
      await expect(load(folder, chosen)).rejects.toMatchObject({ code: 'MAPPING_NEEDED' })
      expect(await engine().inspectFolder(folder, chosen)).toMatchObject({
        asked: ['businessHours'],
        questions: ['There is no CSV file "b.csv" in the folder.'],
        mapping: { businessHours: [{ file: 'a.csv' }] },
      })
    }))
})
