import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dispatch } from '../../electron/dispatch'
import type { Context } from '../../electron/context'
import { FolderMappings } from '../../electron/folderMappings'
import { UserPreferences } from '../../electron/preferences'
import { columnSets, kindOf, type ColumnKey, type ColumnSet } from '../../shared/columns'
import type { Outputs } from '../../shared/contract'
import { usualSettings, type ReportSettings } from '../../shared/reportSettings'
import type { Result } from '../../shared/result'
import { programFolder } from '../support/programFolder'
import { fetchReport } from '../support/scriptClient'
import { openScriptDoor, type ScriptDoor } from '../support/scriptDoor'

const sampleData = join(programFolder, 'resources', 'sample-data')
const storeId = '2133358211922467692'
const lastStoreId = '8950587573235007071'
const window = { from: '2023-03-11T22:00:00+01:00', to: '2023-03-12T15:30:00Z' }

/** What one can ask for, and what the CSV must be at the least; that it is right is shown by the tests of the engine. */
const cases: readonly { readonly settings: Partial<ReportSettings>; readonly columns: ColumnSet; readonly lines: number }[] = [
  { settings: {}, columns: 'standard', lines: 61 },
  { settings: {}, columns: 'all', lines: 61 },
  { settings: { method: 'poll-count' }, columns: 'standard', lines: 61 },
  { settings: { asOf: '2023-03-12T09:30:00Z' }, columns: 'all', lines: 61 },
  { settings: { asOf: '2023-03-12T15:00:00.5+05:45', method: 'poll-count' }, columns: 'standard', lines: 61 },
  { settings: { storeIds: [storeId] }, columns: 'all', lines: 2 },
  { settings: { asOf: '2001-01-01T00:00:00Z', storeIds: [storeId] }, columns: 'standard', lines: 2 },
  { settings: { storeIds: [storeId, lastStoreId, storeId] }, columns: 'standard', lines: 3 },
  { settings: { window }, columns: 'standard', lines: 61 },
  { settings: { window, method: 'poll-count', storeIds: [storeId, lastStoreId] }, columns: 'all', lines: 3 },
]

let door: ScriptDoor
let folder: string

beforeAll(async () => {
  door = await openScriptDoor(sampleData)
  folder = await mkdtemp(join(tmpdir(), 'store-monitor-test-'))
})

afterAll(async () => {
  await door.close()
  await rm(folder, { recursive: true, force: true })
})

function columnsOf({ window: ends = null }: Partial<ReportSettings>, columns: ColumnSet): readonly ColumnKey[] {
  return columnSets[kindOf({ window: ends })][columns]
}

async function throughEngine(settings: Partial<ReportSettings>, columns: ColumnSet): Promise<string> {
  const { reportId } = await door.engine.startReport(settings)
  await door.engine.finished(reportId)
  const path = join(folder, 'engine.csv')
  await door.engine.exporter.rows({ reportId, search: '', filters: [], sort: [] }, columnsOf(settings, columns), path)
  return readFile(path, 'utf8')
}

/** What the window's page gets: its calls end in `dispatch` with the desktop's way to save. */
async function throughWindow(settings: Partial<ReportSettings>, columns: ColumnSet): Promise<string> {
  const path = join(folder, 'window.csv')
  const context: Context = {
    engine: door.engine,
    host: {
      door: 'desktop',
      chooseFolder: () => Promise.resolve(null),
      admitFolder: (given) => Promise.resolve(given),
      chooseSavePath: () => Promise.resolve(path),
      deliver: (savedPath, rows) => ({ kind: 'saved', path: savedPath, rows }),
    },
    recentFolders: { list: () => Promise.resolve([]), add: () => Promise.resolve() },
    folderMappings: FolderMappings.inMemory(),
    preferences: UserPreferences.inMemory(),
    sampleDataFolder: sampleData,
  }
  const { reportId } = await called<'startReport'>(dispatch('startReport', settings, context))
  await door.engine.finished(reportId)
  await called<'exportCsv'>(dispatch('exportCsv', { reportId, columns: columnsOf(settings, columns) }, context))
  return readFile(path, 'utf8')
}

async function throughBrowser(settings: Partial<ReportSettings>, columns: ColumnSet): Promise<string> {
  const call = async (name: string, input: unknown): Promise<Result<unknown>> =>
    (await fetch(`${door.origin}/api/${name}`, { method: 'POST', body: JSON.stringify(input) })).json()
  const { reportId } = await called<'startReport'>(call('startReport', settings))
  await door.engine.finished(reportId)
  const outcome = await called<'exportCsv'>(call('exportCsv', { reportId, columns: columnsOf(settings, columns) }))
  if (outcome.kind !== 'download') throw new Error(`The export was ${outcome.kind}`)
  return (await fetch(`${door.origin}${outcome.url}`)).text()
}

async function throughScript(settings: Partial<ReportSettings>): Promise<string> {
  const { asOf, method, storeIds } = { ...usualSettings, ...settings }
  const query = new URLSearchParams({ method, ...(asOf === null ? {} : { as_of: asOf }) })
  return fetchReport(door.origin, `${storeIds === null ? '/store' : `/store/${storeIds[0]}`}/trigger_report/?${query}`)
}

async function throughCommandLine(settings: Partial<ReportSettings>, columns: ColumnSet): Promise<string> {
  const { asOf, window: ends, method, storeIds } = { ...usualSettings, ...settings }
  const path = join(folder, 'report.csv')
  const options = ['--out', path, '--method', method, '--columns', columns]
  if (asOf !== null) options.push('--as-of', asOf)
  if (ends !== null) options.push('--from', ends.from, '--to', ends.to)
  for (const id of storeIds ?? []) options.push('--store', id)
  const program = join(programFolder, 'out', 'main', 'cli.js')
  await promisify(execFile)(process.execPath, [program, 'report', sampleData, ...options])
  return readFile(path, 'utf8')
}

async function called<Name extends keyof Outputs>(answer: Promise<Result<unknown>>): Promise<Outputs[Name]> {
  const result = await answer
  if (!result.ok) throw new Error(result.error.message)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an operation gives what the contract says
  return result.value as Outputs[Name]
}

describe.for(cases)('$settings, $columns columns', ({ settings, columns, lines }) => {
  test('is the same file through every door', async () => {
    const csv = await throughEngine(settings, columns)
    expect(csv.trimEnd().split('\n')).toHaveLength(lines)
    expect(await throughWindow(settings, columns)).toBe(csv)
    expect(await throughBrowser(settings, columns)).toBe(csv)
    expect(await throughCommandLine(settings, columns)).toBe(csv)
    // Scripts ask for one store or all, and get the standard columns of the three windows.
    const isForScripts = columns === 'standard' && settings.window === undefined && (settings.storeIds?.length ?? 1) === 1
    expect(isForScripts ? await throughScript(settings) : csv).toBe(csv)
  })
})

test('the settings of the cases make a difference', async () => {
  const files = new Set<string>()
  for (const { settings, columns } of cases) files.add(await throughEngine(settings, columns))
  expect(files.size).toBe(cases.length)
})
