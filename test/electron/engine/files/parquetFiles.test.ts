import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { withFolder } from '../../../support/data/folder'
import { withConnection } from '../../../support/engine/relation'
import { useEngine } from '../../../support/engine/useEngine'
import { runProgram } from '../../../support/program/runProgram'

const { engine } = useEngine()

/** Writes the rows of a query as a Parquet file. */
const writeParquet = (path: string, query: string, options = '') =>
  withConnection((connection) => connection.run(`copy (${query}) to '${path}' (format parquet${options})`))

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
