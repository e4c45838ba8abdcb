import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, test, vi } from 'vitest'
import { Connection } from '../../../../electron/engine/core/connection'
import { readFileHead } from '../../../../electron/engine/files/readFileHead'
import type { Mapping } from '../../../../shared/folder/mapping'
import { withFolder } from '../../../support/data/folder'
import { hours, polls, strange, zones } from '../../../support/data/mappedFolder'
import { withConnection } from '../../../support/engine/relation'
import { useEngine } from '../../../support/engine/useEngine'

vi.mock('../../../../electron/engine/files/readFileHead', { spy: true })
const queries = vi.spyOn(Connection.prototype, 'all')

const { engine } = useEngine()

beforeEach(() => {
  vi.clearAllMocks()
})

/** The names of the files whose heads were read, relative to the folder. */
function readHeads(folder: string): readonly string[] {
  return vi.mocked(readFileHead).mock.calls.map(([, path]) => path.slice(folder.length + 1)).toSorted()
}

/** The number of queries that sampled the columns of a Parquet file. Text files are sampled from their heads. */
function sampleQueries(): number {
  return queries.mock.calls.filter(([sql]) => /^select .* from read_parquet.* limit /.test(sql)).length
}

async function writeParquet(path: string): Promise<void> {
  await withConnection((connection) =>
    connection.run(`copy (select 7 as shop, timestamp '2023-01-24 12:00:00' as seen, 'active' as up) to '${path}' (format parquet)`),
  )
}

const chosen: Mapping = { timezones: [{ file: 'z.csv', columns: {} }] }

test.each<{ name: string; mapping: Mapping | null }>([
  { name: 'without a mapping', mapping: null },
  { name: 'with an earlier mapping', mapping: chosen },
])('inspecting reads each file head once and samples each file once, $name', ({ mapping }) =>
  withFolder({ 'p.csv': strange, 'h.csv': hours, 'z.csv': zones }, async (folder) => {
    await mkdir(join(folder, 'more'))
    await writeFile(join(folder, 'more', 'q.csv'), polls)
    await writeParquet(join(folder, 'a.parquet'))
    await writeParquet(join(folder, 'more', 'b.parquet'))
    await engine().folder.inspect(folder, mapping)
    expect(readHeads(folder)).toEqual(['a.parquet', 'h.csv', 'more/b.parquet', 'more/q.csv', 'p.csv', 'z.csv'])
    expect(sampleQueries()).toBe(2)
  }),
)

test('a load that needs a mapping reads each file head once and samples each unknown file once', () =>
  withFolder({ 'p.csv': strange, 'h.csv': hours }, async (folder) => {
    await writeParquet(join(folder, 'a.parquet'))
    await expect(engine().folder.open(folder)).rejects.toMatchObject({ code: 'MAPPING_NEEDED' })
    expect(readHeads(folder)).toEqual(['a.parquet', 'h.csv', 'p.csv'])
    expect(sampleQueries()).toBe(1)
  }))

test('a load reads each file head once, even if it has to scan every line in a second pass', () =>
  // DuckDB reads the file without an error, but an id in it is damaged.
  withFolder({ 'p.csv': `${polls}\n8.41954E+18,2023-01-24 12:00:00 UTC,active`, 'h.csv': hours }, async (folder) => {
    const steps: string[] = []
    const unsubscribe = engine().subscribe(({ name, data }) => {
      if (name === 'progress' && data.step !== steps.at(-1)) steps.push(data.step)
    })
    await engine().folder.open(folder)
    unsubscribe()
    expect(steps.filter((step) => step === 'Reading polls')).toHaveLength(2)
    expect(readHeads(folder)).toEqual(['h.csv', 'p.csv'])
  }))
