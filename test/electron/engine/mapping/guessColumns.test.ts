import { expect, test } from 'vitest'
import { withFolder, type Files } from '../../../support/data/folder'
import { useEngine } from '../../../support/engine/useEngine'

const { engine } = useEngine()

const times = ['2023-01-24 12:00:00 UTC', '2023-01-24 13:00:00 UTC', '2023-01-24 14:00:00 UTC', '2023-01-24 15:00:00 UTC']
/** A file whose rows have the given values and a time and a status after them. */
const pollFile = (header: string, ...starts: readonly string[]) =>
  [header, ...starts.map((start, at) => `${start},${times[at] ?? ''},${at % 2 === 0 ? 'active' : 'inactive'}`)].join('\n')

test.each<{ name: string; files: Files; proposed: Readonly<Record<string, string>> }>([
  {
    name: 'numbered stores, although their numbers follow each other',
    files: { 'p.csv': pollFile('a,b,c', '1', '2', '1', '2') },
    proposed: { store_id: 'a', timestamp_utc: 'b', status: 'c' },
  },
  {
    name: 'numbered stores without a header',
    files: { 'p.csv': pollFile('1,2023-01-24 11:00:00 UTC,active', '2', '1', '2', '1') },
    proposed: { store_id: '#1', timestamp_utc: '#2', status: '#3' },
  },
  { name: 'no numbers of rows as stores', files: { 'p.csv': pollFile('a,b,c', '1', '2', '3', '4') }, proposed: { timestamp_utc: 'b', status: 'c' } },
  {
    name: 'a time called `Time (UTC)` with its date',
    files: { 'p.csv': pollFile('Shop ID,Time (UTC),Status', 'x', 'y') },
    proposed: { store_id: 'Shop ID', timestamp_utc: 'Time (UTC)', status: 'Status' },
  },
  {
    name: 'the status now rather than the one before',
    files: { 'p.csv': 'store_id,t,old_state,state\nx,2023-01-24 12:00:00 UTC,active,inactive' },
    proposed: { store_id: 'store_id', timestamp_utc: 't', status: 'state' },
  },
  {
    name: 'names with line feeds, each in one line',
    files: { 'p.csv': pollFile('"Shop\nname",t,status', 'x', 'y') },
    proposed: { store_id: 'Shop name', timestamp_utc: 't', status: 'status' },
  },
  {
    name: 'a date in the names of folders and a time in the file',
    files: { 'date=2023-01-24/p.csv': 'store_id,time_utc,status\nx,12:00:00,active\ny,12:00:00,inactive' },
    proposed: { store_id: 'store_id', timestamp_utc: 'date', status: 'status', time_utc: 'time_utc' },
  },
  {
    name: 'a shop rather than its chain',
    files: { 'p.csv': pollFile('store_chain_id,shop_id,t,status', '7,x', '7,y') },
    proposed: { store_id: 'shop_id', timestamp_utc: 't', status: 'status' },
  },
  {
    name: 'the id with more values, such as a monitor rather than its tenant',
    files: { 'p.csv': pollFile('tenant_id,monitor_id,t,status', '7,x', '7,y', '8,z') },
    proposed: { store_id: 'monitor_id', timestamp_utc: 't', status: 'status' },
  },
  {
    name: 'no values of JSON as stores',
    files: { 'p.json': JSON.stringify([{ shop: [1], at: times[0], state: 'active' }, { shop: [2], at: times[0], state: 'inactive' }]) },
    proposed: { timestamp_utc: 'at', status: 'state' },
  },
])('proposes $name', ({ files, proposed }) =>
  withFolder(files, async (folder) => {
    const inspection = await engine().folder.inspect(folder, null)
    expect(inspection.files[0]?.guesses.polls).toEqual(proposed)
  }))

test.each(['time_local', 'Timestamp (EST)', 'checkedAtLocal', 'Berlin time', 'new_york_time', 'Time (Asia/Tokyo)', 'time GMT-5', 'Zeit (MEZ)', 'eastern_time'])(
  'does not propose "%s" as UTC',
  (name) =>
    withFolder({ 'p.csv': `store_id,${name},status\nx,2023-01-24 12:00:00,active\nx,2023-01-24 13:00:00,inactive` }, async (folder) => {
      await expect(engine().folder.open(folder)).rejects.toThrow(`The times in "${name}" do not seem to be UTC`)
      const inspection = await engine().folder.inspect(folder, null)
      expect(inspection.files[0]?.guesses.polls).toEqual({ store_id: 'store_id', status: 'status' })
    }),
)

test.each(['time GMT+0', 'UTC time', 'last seen at', 'Zeitpunkt'])('proposes "%s" as UTC', (name) =>
  withFolder({ 'p.csv': `store_id,${name},status\nx,2023-01-24 12:00:00,active\nx,2023-01-24 13:00:00,inactive` }, async (folder) => {
    const inspection = await engine().folder.inspect(folder, null)
    expect(inspection.files[0]?.guesses.polls.timestamp_utc).toBe(name)
  }))

test('proposes numbers as the stores of zones, which have one row a store', () =>
  withFolder({ 'p.csv': pollFile('store_id,timestamp_utc,status', '1', '2'), 'z.csv': '1,Asia/Tokyo\n2,Asia/Tokyo\n3,Asia/Tokyo' }, async (folder) => {
    const { notices } = await engine().folder.open(folder)
    const proposal = notices.find(({ code }) => code === 'timezones_missing')?.proposal
    expect(proposal).toEqual({ timezones: [{ file: 'z.csv', columns: { store_id: '#1', timezone_str: '#2' } }] })
  }))
