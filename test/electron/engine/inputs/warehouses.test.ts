import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { withFolder, writeFiles } from '../../../support/data/folder'
import { withConnection } from '../../../support/engine/relation'
import { useEngine } from '../../../support/engine/useEngine'

const { reportOnFolder } = useEngine()

const polls = [1, 2, 3].flatMap((day) =>
  ['00:10:00.5', '09:20:00', '12:00:00', '23:59:59.999999'].flatMap((time, at) => [
    ['8139926242460185114', `2023-01-2${day} ${time}`, at === day ? 'inactive' : 'active'],
    ['42', `2023-01-2${day} ${time}`, at > 1 ? 'active' : 'inactive'],
  ]),
)
const asCsv = {
  'polls.csv': `store_id,timestamp_utc,status\n${polls.map(([id, instant, status]) => `${id},${instant} UTC,${status}`).join('\n')}`,
  'hours.csv': 'store_id,day,start_time_local,end_time_local\n42,0,08:00:00,20:00:00\n42,1,22:00:00,02:00:00',
  'zones.csv': 'store_id,timezone_str\n42,America/New_York\n8139926242460185114,Asia/Tokyo',
}

interface Layout {
  readonly warehouse: string
  /** The types of the columns `store_id`, `timestamp_utc` (of a UTC timestamp), `day` and the times of the hours. */
  readonly types: readonly [id: string, instant: string, day: string, time: string]
  /** Where the file of a table is written; `date` if there is one for each day. */
  readonly path: (table: string, date: string) => string
  /** Whether there is one file of polls for each day. */
  readonly isDaily?: boolean
  readonly isUpperCase?: boolean
}

const layouts: readonly Layout[] = [
  {
    warehouse: 'Spark',
    types: ['bigint', 'timestamptz', 'integer', 'varchar'],
    path: (table, date) => `${table}${table === 'polls' ? `/date=${date}` : ''}/part-00000-7f6c1a90-2f1e-4d55-9f0e-0d1c2b3a4f5e.c000.snappy.parquet`,
    isDaily: true,
  },
  {
    warehouse: 'Trino and Hive, whose files have no ending',
    types: ['varchar', 'timestamp', 'tinyint', 'varchar'],
    path: (table, date) => `${table}/ds=${date}/20230124_050607_00012_abcde_0c3d7a1e`,
    isDaily: true,
  },
  { warehouse: 'BigQuery', types: ['bigint', 'timestamptz', 'bigint', 'time'], path: (table) => `${table}-000000000000.parquet` },
  {
    warehouse: 'Snowflake',
    types: ['decimal(38,0)', 'timestamp_ns', 'decimal(38,0)', 'time'],
    path: (table) => `${table}/data_0_0_0.snappy.parquet`,
    isUpperCase: true,
  },
]

function valueSql(name: string, type: string): string {
  if (name !== 'timestamp_utc') return `${name}::${type}`
  const utc = `replace(timestamp_utc, ' UTC', '')::timestamp`
  return type === 'timestamptz' ? `${utc} at time zone 'UTC'` : `${utc}::${type}`
}

/** Writes a table, whose columns are texts, as Parquet files with typed columns. */
async function writeTable(folder: string, table: 'polls' | 'hours' | 'zones', csv: string, layout: Layout): Promise<void> {
  const { types: [id, instant, day, time], path, isDaily = false, isUpperCase = false } = layout
  const columns = {
    polls: [['store_id', id], ['timestamp_utc', instant], ['status', 'varchar']],
    hours: [['store_id', id], ['day', day], ['start_time_local', time], ['end_time_local', time]],
    zones: [['store_id', id], ['timezone_str', 'varchar']],
  }[table]
  const selected = columns.map(([name = '', type = '']) => `${valueSql(name, type)} as ${isUpperCase ? name.toUpperCase() : name}`)
  for (const date of isDaily && table === 'polls' ? ['2023-01-21', '2023-01-22', '2023-01-23'] : ['2023-01-24']) {
    const file = join(folder, path(table, date))
    await mkdir(dirname(file), { recursive: true })
    const rows = isDaily && table === 'polls' ? `where timestamp_utc like '${date}%'` : ''
    await withConnection((connection) =>
      connection.run(`copy (select ${selected.join(', ')} from read_csv('${csv}', all_varchar = true) ${rows}) to '${file}.tmp' (format parquet)`),
    )
    await rename(`${file}.tmp`, file)
  }
}

test.for(layouts)('reads what $warehouse writes, as if it were CSV', (layout) =>
  withFolder({}, async (parent) => {
    const [csv, folder] = [join(parent, 'csv'), join(parent, 'warehouse')]
    await writeFiles(csv, asCsv)
    for (const table of ['polls', 'hours', 'zones'] as const) await writeTable(folder, table, join(csv, `${table}.csv`), layout)
    await writeFile(join(folder, '_SUCCESS'), '')
    const expected = await reportOnFolder(csv)
    expect(expected.map(({ store_id, timezone, last_status }) => [store_id, timezone, last_status])).toEqual([
      ['42', 'America/New_York', 'active'],
      ['8139926242460185114', 'Asia/Tokyo', 'inactive'],
    ])
    expect(await reportOnFolder(folder)).toEqual(expected)
  }))
