import { open, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { requireUsualRows } from '../../../../electron/engine/files/parquetFiles'
import { maximumUnpackedOf } from '../../../../electron/engine/files/unpack'
import { withFolder } from '../../../support/data/folder'
import { withConnection } from '../../../support/engine/relation'
import { useEngine } from '../../../support/engine/useEngine'
import { runProgram } from '../../../support/program/runProgram'

const { engine } = useEngine()

/** Writes the rows of a query as a Parquet file. */
const writeParquet = (path: string, query: string, options = '') =>
  withConnection((connection) => connection.run(`copy (${query}) to '${path}' (format parquet${options})`))

const question = (path: string) => ({
  code: 'MAPPING_NEEDED',
  choice: 'unpacking',
  message: `${path} unpacks to more than 67 MB, over 100 times its size. Choose whether it is read nevertheless.`,
})

describe('a Parquet file that is far larger when it is unpacked', () => {
  const poll = `'s' as store_id, timestamp '2023-01-24 12:00:00' as timestamp_utc, 'active' as status`
  test('because very many of its rows are equal is asked about before it is read', () =>
    withFolder({}, async (folder) => {
      const path = join(folder, 'polls.parquet')
      await writeParquet(path, `select ${poll} from range(5000000)`)
      expect((await stat(path)).size).toBeLessThan(30_000)
      await expect(engine().folder.open(folder)).rejects.toMatchObject(question(path))
      expect(await runProgram('report', folder, '--out', '-')).toMatchObject({
        exitCode: 3,
        stderr: expect.stringContaining('Use --unpack-all if the file is what you expect.'),
      })
    }))

  test('because of its texts is asked about, and read if the user wants it', () =>
    withFolder({}, async (folder) => {
      const path = join(folder, 'polls.parquet')
      await writeParquet(path, `select ${poll}, repeat('note', 250_000) || row as note from range(80) as polled(row)`, ', compression zstd')
      await expect(engine().folder.open(folder)).rejects.toMatchObject(question(path))
      expect(await engine().folder.open(folder, { unpacking: 'all' })).toMatchObject({ stores: 1, files: [{ rowsRead: 80 }] })
    }))

  test('is told from one whose polls compress as well as those of a year in every hour', () =>
    withFolder({}, async (folder) => {
      const path = join(folder, 'polls.parquet')
      await writeParquet(
        path,
        `select (store + 1000000000000)::varchar as store_id, timestamp '2023-01-01' + to_hours(hour) as timestamp_utc, 'active' as status
         from range(500) as stores(store), range(8760) as hours(hour) order by store, hour`,
        ', compression zstd',
      )
      const { size } = await stat(path)
      const [usual, strict] = [maximumUnpackedOf(size), 4_380_000 * 15]
      await withConnection(async (connection) => {
        expect(await requireUsualRows(connection, path, usual)).toBeUndefined()
        await expect(requireUsualRows(connection, path, strict)).rejects.toMatchObject({ choice: 'unpacking' })
      })
    }))
})

test('long texts that are repeated in a Parquet file are not held in memory for each of its first rows', () =>
  withFolder({}, async (folder) => {
    const path = join(folder, 'polls.parquet')
    await writeParquet(
      path,
      "select 's' as store_id, timestamp '2023-01-24 12:00:00' as timestamp_utc, 'active' as status, repeat('note', 50_000) as note from range(1000)",
      ', string_dictionary_page_size_limit 1000000',
    )
    const before = process.memoryUsage().heapUsed
    const { files } = await engine().folder.inspect(folder, null)
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(100e6)
    expect(files[0]?.columns[3]?.samples).toEqual(['note'.repeat(10)])
  }))

/** Polls that do not compress into a few bytes. */
const polls = (store: string) =>
  `select '${store}' || row as store_id, timestamp '2023-01-24' + to_seconds(row) as timestamp_utc,
     case when row % 3 = 0 then 'inactive' else 'active' end as status, 'Asia/Tokyo' || row % 2000 as timezone_str
   from range(6000) as polled(row)`

/** Writes polls with three groups of rows, and overwrites the values of a column in one of them. */
async function writeDamaged(path: string, column: string, group: number): Promise<void> {
  await writeParquet(path, polls('s'), ', row_group_size 2048')
  const { start } = await withConnection((connection) =>
    connection.one<{ start: number }>(
      `select coalesce(dictionary_page_offset, data_page_offset) as start from parquet_metadata('${path}')
       where path_in_schema = '${column}' and row_group_id = ${group}`,
    ),
  )
  const file = await open(path, 'r+')
  await file.write(Buffer.alloc(60, 0xff), 0, 60, start + 20)
  await file.close()
}

const damaged = (path: string) => `The file ${path} cannot be read: it is damaged; copy or export it again.`

describe('a damaged Parquet file', () => {
  test.each([
    ['store_id', 0],
    ['timestamp_utc', 0],
    ['status', 1],
    ['timezone_str', 2],
  ])('is named among others if its %s is damaged in group %i', (column, group) =>
    withFolder({}, async (folder) => {
      await writeParquet(join(folder, 'a.parquet'), polls('r'))
      await writeParquet(join(folder, 'c.parquet'), polls('t'))
      const path = join(folder, 'b.parquet')
      await writeDamaged(path, column, group)
      await expect(engine().folder.open(folder)).rejects.toMatchObject({ code: 'FOLDER_UNREADABLE', message: damaged(path) })
      expect(await runProgram('report', folder, '--out', '-')).toMatchObject({ exitCode: 3, stderr: `error: ${damaged(path)}\n` })
    }))

  test('is named if its first rows are looked at to say what is in a folder', () =>
    withFolder({}, async (folder) => {
      const path = join(folder, 'b.parquet')
      await writeDamaged(path, 'status', 0)
      await expect(engine().folder.inspect(folder, null)).rejects.toMatchObject({ code: 'FOLDER_UNREADABLE', message: damaged(path) })
    }))
})
