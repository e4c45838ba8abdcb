import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { comparisonSelection } from '../../../../shared/comparison/comparisonSelection'
import { nameKey } from '../../../../shared/folder/attributes'
import { Engine } from '../../../../electron/engine/engine'
import { withFolder } from '../../../support/data/folder'

const polls = 'store_id,timestamp_utc,status\ns,2023-01-24 12:00:00 UTC,active\nt,2023-01-24 12:00:00 UTC,inactive\n'
const stores = 'store_id,name,region\ns,Main,West\nt,Side,East\n'

async function report(engine: Engine): Promise<number> {
  const { reportId } = await engine.reports.start()
  expect(await engine.reports.finished(reportId)).toMatchObject({ status: 'complete' })
  return reportId
}

async function namesIn(engine: Engine, reportId: number): Promise<readonly (string | null | undefined)[]> {
  const { rows } = await engine.selections.rows({ reportId, search: '', filters: [], sort: [], offset: 0, limit: 10 })
  return rows.map((row) => row[nameKey])
}

/** The sizes of the tables with attributes in a history file that is not open. */
async function setsIn(historyPath: string): Promise<unknown> {
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const instance = await DuckDBInstance.create(historyPath, { access_mode: 'READ_ONLY' })
  const connection = await instance.connect()
  const result = await connection.runAndReadAll('select (select count(*) from attribute_set)::integer as sets, (select count(*) from store_attribute)::integer as rows')
  const [sizes] = result.getRowObjectsJS()
  instance.closeSync()
  return sizes
}

test('reports keep the names that the data had, one copy for the same names, which goes with the last report', () =>
  withFolder({ 'data/polls.csv': polls, 'data/stores.csv': stores }, async (folder) => {
    const historyPath = join(folder, 'history.duckdb')
    const [data, storesFile] = [join(folder, 'data'), join(folder, 'data', 'stores.csv')]
    const engine = await Engine.open({ historyPath })
    await engine.folder.open(data)
    const [first, second] = [await report(engine), await report(engine)]
    await engine.folder.open(data)
    const again = await report(engine)
    await writeFile(storesFile, stores.replace('Main', 'Renamed'))
    await engine.folder.open(data)
    const renamed = await report(engine)
    await rm(storesFile)
    await engine.folder.open(data)
    const without = await report(engine)
    expect(await namesIn(engine, first)).toEqual(['Main', 'Side'])
    expect(await namesIn(engine, again)).toEqual(['Main', 'Side'])
    expect(await namesIn(engine, renamed)).toEqual(['Renamed', 'Side'])
    expect(await namesIn(engine, without)).toEqual([undefined, undefined])
    // The numbers of the first report can still be computed from the data, whatever the stores are called now.
    expect(await engine.reports.evidence(first)).toBe('kept')
    expect((await engine.reports.timeline(first, 's')).row[nameKey]).toBe('Main')
    await engine.close()
    expect(await setsIn(historyPath)).toEqual({ sets: 2, rows: 4 })

    const later = await Engine.open({ historyPath })
    expect(await namesIn(later, second)).toEqual(['Main', 'Side'])
    expect((await later.reports.get(second)).attributes).toEqual([{ key: 'name', label: 'name' }, { key: 'region', label: 'region' }])
    await later.reports.delete([first, second, renamed])
    expect(await namesIn(later, again)).toEqual(['Main', 'Side'])
    await later.reports.delete([again])
    await later.close()
    expect(await setsIn(historyPath)).toEqual({ sets: 0, rows: 0 })
  }))

test('a comparison has the names of the later report, or else of the earlier one, and finds and sorts by them', () =>
  withFolder({ 'polls.csv': `${polls}u,2023-01-24 12:00:00 UTC,active\n`, 'stores.csv': 'store_id,name,region\ns,Zeta,West\nt,Side,East\nu,Alpha,East\n' }, async (folder) => {
    const engine = await Engine.open()
    await engine.folder.open(folder)
    const beforeId = await report(engine)
    await writeFile(join(folder, 'stores.csv'), 'store_id,name,owner\ns,Beta,Ann\nt,Side,\n')
    await engine.folder.open(folder)
    const afterId = await report(engine)
    const compare = async (selection: object) => {
      const { rows } = await engine.comparison.rows({ ...comparisonSelection.parse({ beforeId, afterId, ...selection }), offset: 0, limit: 10 })
      return rows.map((row) => [row.store_id, row[nameKey]])
    }
    expect(await compare({})).toEqual([['s', 'Beta'], ['t', 'Side'], ['u', 'Alpha']])
    expect(await compare({ sort: [{ column: 'name', direction: 'asc' }] })).toEqual([['u', 'Alpha'], ['s', 'Beta'], ['t', 'Side']])
    expect(await compare({ search: 'zeta' })).toEqual([['s', 'Beta']])
    expect(await compare({ search: 'ann, u' })).toEqual([['s', 'Beta'], ['u', 'Alpha']])
    const path = join(folder, 'comparison.txt')
    await engine.comparison.exportCsv(comparisonSelection.parse({ beforeId, afterId }), path)
    const { readFile } = await import('node:fs/promises')
    const lines = (await readFile(path, 'utf8')).trimEnd().split('\n').map((line) => line.split(','))
    expect(lines.map((fields) => [0, 1, -2, -1].map((at) => fields.at(at)))).toEqual([
      ['store_id', 'name', 'owner', 'region'],
      ['s', 'Beta', 'Ann', ''],
      ['t', 'Side', '', ''],
      ['u', 'Alpha', '', 'East'],
    ])
    await engine.close()
  }))
