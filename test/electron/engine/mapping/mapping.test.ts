import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Mapping } from '../../../../shared/folder/mapping'
import { withFolder, type Files } from '../../../support/data/folder'
import { hours, loadMapped, loadMappedFiles, polls, strange, strangeColumns, zones } from '../../../support/data/mappedFolder'
import { withConnection } from '../../../support/engine/relation'
import { useEngine } from '../../../support/engine/useEngine'

const { engine } = useEngine()

const moreHours = `${hours}\n1,1,09:00:00,17:00:00`

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
    name: 'polls with an unusual header',
    files: { 'p.csv': strange },
    mapping: { polls: [{ file: 'p.csv', columns: strangeColumns }] },
    read: ['polls p.csv 2'],
  },
  {
    name: 'polls with an unusual header next to usual ones',
    files: { 'p.csv': strange, 'usual.csv': `${polls}\n9,2023-01-24 12:00:00 UTC,active`, 'other.csv': polls },
    mapping: { polls: [{ file: 'usual.csv', columns: {} }, { file: 'p.csv', columns: strangeColumns }] },
    // One row of the usual file repeats a row of p.csv.
    read: ['polls p.csv 2', 'polls usual.csv 1', 'other.csv file_not_chosen'],
  },
  {
    name: 'one of two columns that could be the same',
    files: { 'p.csv': 'store_id,timestamp,polled_at,status\n1,never,2023-01-24 12:00:00 UTC,active' },
    mapping: { polls: [{ file: 'p.csv', columns: { timestamp_utc: 'polled_at' } }] },
    read: ['polls p.csv 1'],
  },
  {
    name: 'hours whose closed days do not count',
    // Without the mapping, the first row is a closed day, and the second is rejected.
    files: { 'p.csv': polls, 'h.csv': `${hours.replace('\n', ',is_closed\n')},yes\n2,1,09:00:00,17:00:00,perhaps` },
    mapping: { businessHours: [{ file: 'h.csv', columns: { is_closed: '' } }] },
    read: ['businessHours h.csv 2', 'polls p.csv 1'],
  },
  {
    name: 'neither of two columns that could be the same',
    files: { 'p.csv': `${polls.replace('\n', ',tz,timezone\n')},Asia/Tokyo,Asia/Tokyo` },
    mapping: { polls: [{ file: 'p.csv', columns: { timezone_str: '' } }] },
    read: ['polls p.csv 1'],
  },
  {
    name: 'columns without a name or with the same name',
    files: { 'p.csv': ',status,status\n1,2023-01-24 12:00:00 UTC,active' },
    mapping: { polls: [{ file: 'p.csv', columns: { store_id: '#1', timestamp_utc: 'status', status: 'status#2' } }] },
    read: ['polls p.csv 1'],
  },
  {
    name: 'the second of two columns that have one name',
    files: { 'p.csv': 'store_id,timestamp_utc,status,status\n1,2023-01-24 12:00:00 UTC,asleep,active' },
    mapping: { polls: [{ file: 'p.csv', columns: { status: 'status#2' } }] },
    read: ['polls p.csv 1'],
  },
  {
    name: 'one file as two tables',
    files: { 'p.csv': polls, 'all.csv': 'store_id,day,start,end,tz\n1,0,09:00,17:00,Asia/Tokyo' },
    mapping: { timezones: [{ file: 'all.csv', columns: {} }], businessHours: [{ file: 'all.csv', columns: {} }] },
    read: ['businessHours all.csv 1', 'timezones all.csv 1', 'polls p.csv 1'],
  },
  {
    name: 'a file as one table that its header would make another',
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
    name: 'names that look like SQL or patterns',
    files: { "it's [1] *.csv": `"x'); drop table poll; --","';",""\n1,2023-01-24 12:00:00 UTC,active` },
    mapping: {
      polls: [
        { file: "it's [1] *.csv", columns: { store_id: "x'); drop table poll; --", timestamp_utc: "';", status: '#3' } },
      ],
    },
    read: ["polls it's [1] *.csv 1"],
  },
])('loads $name', async ({ files, mapping, read }) => {
  expect(await loadMappedFiles(engine(), files, mapping)).toEqual(read)
})

test('an empty name leaves a column unused, and is refused for one that every file must have', () =>
  withFolder({ 'p.csv': polls, 'h.csv': `${hours.replace('\n', ',timezone\n')},Asia/Tokyo` }, async (folder) => {
    const zonesOf = async (): Promise<unknown> => (await engine().folder.require().details()).zones
    await engine().folder.open(folder)
    expect(await zonesOf()).toEqual([{ zone: 'Asia/Tokyo', stores: 1 }])
    const { files } = await engine().folder.open(folder, { businessHours: [{ file: 'h.csv', columns: { timezone_str: '' } }] })
    expect(await zonesOf()).toEqual([{ zone: 'America/Chicago', stores: 1 }])
    expect(files.map(({ unusedColumns }) => unusedColumns)).toEqual([['timezone'], []])
    await expect(engine().folder.open(folder, { polls: [{ file: 'p.csv', columns: { status: '' } }] })).rejects.toMatchObject({
      code: 'MAPPING_NEEDED',
      message: expect.stringContaining('p.csv: choose the column that is status.'),
    })
  }))

test('loads a file in a subfolder even if the folder itself has all tables', () =>
  withFolder({ 'p.csv': polls, 'h.csv': hours, 'z.csv': zones }, async (folder) => {
    await mkdir(join(folder, 'new'))
    await writeFile(join(folder, 'new', 'z.csv'), `${zones}\n2,Asia/Tokyo`)
    const read = await loadMapped(engine(), folder, { timezones: [{ file: 'new/z.csv', columns: {} }] })
    expect(read).toEqual(['businessHours h.csv 1', 'polls p.csv 1', 'timezones new/z.csv 2', 'z.csv file_not_chosen'])
  }))

test('loads a Parquet file with an unusual header', () =>
  withFolder({}, async (folder) => {
    await withConnection((connection) =>
      connection.run(
        `copy (select 7 as "shop", timestamp '2023-01-24 12:00:00' as "seen at", 'active' as "up'); --")
         to '${join(folder, 'p.parquet')}' (format parquet)`,
      ),
    )
    const columns = { store_id: 'shop', timestamp_utc: 'seen at', status: "up'); --" }
    await expect(loadMapped(engine(), folder, {})).rejects.toMatchObject({ code: 'MAPPING_NEEDED' })
    expect(await loadMapped(engine(), folder, { polls: [{ file: 'p.parquet', columns }] })).toEqual(['polls p.parquet 1'])
  }))
