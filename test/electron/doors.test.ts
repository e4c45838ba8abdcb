import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dispatch } from '../../electron/dispatch'
import type { Context } from '../../electron/context'
import { UserPreferences } from '../../electron/preferences'
import { columnSets, type ColumnSet } from '../../shared/columns'
import type { Outputs } from '../../shared/contract'
import type { Method } from '../../shared/report'
import type { Result } from '../../shared/result'
import { programFolder } from '../support/programFolder'
import { fetchReport } from '../support/scriptClient'
import { openScriptDoor, type ScriptDoor } from '../support/scriptDoor'

interface Settings {
  readonly asOf: string | null
  readonly method: Method
  readonly storeId: string | null
}

const sampleData = join(programFolder, 'resources', 'sample-data')
const latest: Settings = { asOf: null, method: 'nearest', storeId: null }
const storeId = '2133358211922467692'

/** What one can ask for, and what the CSV must be at the least; that it is right is shown by the tests of the engine. */
const cases: readonly { readonly settings: Settings; readonly columns: ColumnSet; readonly lines: number }[] = [
  { settings: latest, columns: 'standard', lines: 61 },
  { settings: latest, columns: 'all', lines: 61 },
  { settings: { ...latest, method: 'poll-count' }, columns: 'standard', lines: 61 },
  { settings: { ...latest, asOf: '2023-03-12T09:30:00Z' }, columns: 'all', lines: 61 },
  { settings: { ...latest, asOf: '2023-03-12T15:00:00.5+05:45', method: 'poll-count' }, columns: 'standard', lines: 61 },
  { settings: { ...latest, storeId }, columns: 'all', lines: 2 },
  { settings: { asOf: '2001-01-01T00:00:00Z', method: 'nearest', storeId }, columns: 'standard', lines: 2 },
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

async function throughEngine(settings: Settings, columns: ColumnSet): Promise<string> {
  const { reportId } = await door.engine.startReport(settings)
  await door.engine.finished(reportId)
  const path = join(folder, 'engine.csv')
  await door.engine.exportCsv({ reportId, search: '', filters: [], sort: [] }, columnSets[columns], path)
  return readFile(path, 'utf8')
}

/** What the window's page gets: its calls end in `dispatch` with the desktop's way to save. */
async function throughWindow(settings: Settings, columns: ColumnSet): Promise<string> {
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
    preferences: UserPreferences.inMemory(),
    sampleDataFolder: sampleData,
  }
  const { reportId } = await called<'startReport'>(dispatch('startReport', settings, context))
  await door.engine.finished(reportId)
  await called<'exportCsv'>(dispatch('exportCsv', { reportId, columns: columnSets[columns] }, context))
  return readFile(path, 'utf8')
}

async function throughBrowser(settings: Settings, columns: ColumnSet): Promise<string> {
  const call = async (name: string, input: unknown): Promise<Result<unknown>> =>
    (await fetch(`${door.origin}/api/${name}`, { method: 'POST', body: JSON.stringify(input) })).json()
  const { reportId } = await called<'startReport'>(call('startReport', settings))
  await door.engine.finished(reportId)
  const outcome = await called<'exportCsv'>(call('exportCsv', { reportId, columns: columnSets[columns] }))
  if (outcome.kind !== 'download') throw new Error(`The export was ${outcome.kind}`)
  return (await fetch(`${door.origin}${outcome.url}`)).text()
}

async function throughScript({ asOf, method, storeId: store }: Settings): Promise<string> {
  const query = new URLSearchParams({ method, ...(asOf === null ? {} : { as_of: asOf }) })
  return fetchReport(door.origin, `${store === null ? '/store' : `/store/${store}`}/trigger_report/?${query}`)
}

async function throughCommandLine({ asOf, method, storeId: store }: Settings, columns: ColumnSet): Promise<string> {
  const path = join(folder, 'report.csv')
  const options = ['--out', path, '--method', method, '--columns', columns]
  if (asOf !== null) options.push('--as-of', asOf)
  if (store !== null) options.push('--store', store)
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
    // Scripts get the standard columns.
    expect(columns === 'standard' ? await throughScript(settings) : csv).toBe(csv)
  })
})

test('the settings of the cases make a difference', async () => {
  const files = new Set<string>()
  for (const { settings, columns } of cases) files.add(await throughEngine(settings, columns))
  expect(files.size).toBe(cases.length)
})
