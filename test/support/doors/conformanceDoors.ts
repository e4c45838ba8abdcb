import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { columnSets, kindOf, withAttributeColumns, type RowColumn } from '../../../shared/report/columns'
import type { Report } from '../../../shared/report/report'
import type { Input, OperationName, Outputs } from '../../../shared/operations/contract'
import type { DataIssue } from '../../../shared/folder/dataSet'
import type { StoreTimeline } from '../../../shared/report/timeline'
import type { ReportSettings } from '../../../shared/report/reportSettings'
import type { Result } from '../../../shared/core/result'
import { rowSelection, type RowSelection } from '../../../shared/report/rowSelection'
import { reportDefaults } from '../../../shared/report/reportDefaults'
import { launchDesktopDouble } from '../desktop/desktopDouble'
import { programFolder } from '../program/programFolder'
import { runProgram } from '../program/runProgram'
import { fetchReport } from './scriptClient'
import { openScriptDoor, type ScriptDoor } from './scriptDoor'

/** A report that a test wants from every door. */
export interface Wish {
  readonly settings: Partial<ReportSettings>
  readonly columns: keyof typeof columnSets.standard
  /** Selects and sorts the rows. */
  readonly selection: Omit<Partial<RowSelection>, 'reportId'>
}

/** A door to the engine. It returns null if it cannot fulfil a wish. */
export interface ConformingDoor {
  readonly name: string
  /** The CSV of a report. */
  report(wish: Wish): Promise<string | null>
  timeline(storeId: string): Promise<StoreTimeline | null>
  issues(): Promise<readonly DataIssue[] | null>
}

export interface ConformingDoors {
  readonly doors: readonly ConformingDoor[]
  close(): Promise<void>
}

/** Opens the same folder through every door. */
export async function openConformingDoors(folder: string): Promise<ConformingDoors> {
  const workFolder = await mkdtemp(join(tmpdir(), 'store-monitor-test-'))
  const server = await openScriptDoor(folder)
  const app = await launchDesktopDouble(programFolder, workFolder)
  // Answers are passed as text, because objects would lose the order of their fields.
  const ofPage: Call = async (name, input) => {
    const call = `storeMonitor.call(${JSON.stringify(name)}, ${JSON.stringify(input)}).then(JSON.stringify)`
    return JSON.parse(await app.page.evaluate<string>(call))
  }
  await value(ofPage, 'openFolder', { path: folder })
  const ofBrowser: Call = async (name, input) =>
    (await fetch(`${server.origin}/api/${name}`, { method: 'POST', body: JSON.stringify(input) })).json()

  const saved = join(workFolder, 'window.csv')
  return {
    doors: [
      engineDoor(server, join(workFolder, 'engine.csv')),
      contractDoor('IPC', ofPage, async (input) => {
        await app.answerSaveDialog(saved)
        await value(ofPage, 'exportCsv', input)
        return readFile(saved, 'utf8')
      }),
      contractDoor('HTTP', ofBrowser, async (input) => {
        const outcome = await value(ofBrowser, 'exportCsv', input)
        if (outcome.kind !== 'download') throw new Error(`The export was ${outcome.kind}`)
        return (await fetch(`${server.origin}${outcome.url}`)).text()
      }),
      scriptDoor(server),
      commandLineDoor(folder, join(workFolder, 'report.csv')),
    ],
    async close() {
      await app.close()
      await server.close()
      await rm(workFolder, { recursive: true, force: true })
    },
  }
}

type Call = (name: OperationName, input: unknown) => Promise<Result<unknown>>

async function value<Name extends OperationName>(call: Call, name: Name, input: Input<Name>): Promise<Outputs[Name]> {
  const result = await call(name, input)
  if (!result.ok) throw new Error(`${name}: ${result.error.message}`)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an operation returns what the contract says
  return result.value as Outputs[Name]
}

function columnsOf({ columns }: Wish, report: Report): RowColumn[] {
  const keys = columnSets[kindOf(report)][columns]
  return [...(columns === 'all' ? withAttributeColumns(keys, report.attributes) : keys)]
}

const isCompleteReport = ({ selection }: Wish): boolean => Object.keys(selection).length === 0

function engineDoor({ engine }: ScriptDoor, path: string): ConformingDoor {
  const complete = async (settings: Partial<ReportSettings>): Promise<number> => {
    const { reportId } = await engine.reports.start(settings)
    await engine.reports.finished(reportId)
    return reportId
  }
  return {
    name: 'engine',
    async report(wish) {
      const reportId = await complete(wish.settings)
      await engine.exports.rows(await engine.selections.select(rowSelection.parse({ reportId, ...wish.selection })), columnsOf(wish, await engine.reports.get(reportId)), path)
      return readFile(path, 'utf8')
    },
    timeline: async (storeId) => engine.reports.timeline(await complete({ storeIds: [storeId] }), storeId),
    issues: () => engine.folder.require().issues({ offset: 0, limit: 1000 }),
  }
}

/** A door that offers every operation of the contract. */
function contractDoor(name: string, call: Call, save: (input: Input<'exportCsv'>) => Promise<string>): ConformingDoor {
  const complete = async (settings: Partial<ReportSettings>): Promise<number> => {
    const { reportId } = await value(call, 'startReport', settings)
    while ((await value(call, 'getReport', { reportId })).status === 'running');
    return reportId
  }
  return {
    name,
    async report(wish) {
      const reportId = await complete(wish.settings)
      return save({ reportId, ...wish.selection, columns: columnsOf(wish, await value(call, 'getReport', { reportId })) })
    },
    timeline: async (storeId) =>
      value(call, 'getStoreTimeline', { reportId: await complete({ storeIds: [storeId] }), storeId }),
    issues: () => value(call, 'getIssues', { offset: 0, limit: 1000 }),
  }
}

/** The endpoints of the original backend: one store or all stores, with the standard columns. */
function scriptDoor({ origin }: ScriptDoor): ConformingDoor {
  return {
    name: 'scripts',
    async report(wish) {
      const { asOf, window, method, storeIds } = { ...reportDefaults, ...wish.settings }
      if (!isCompleteReport(wish) || wish.columns !== 'standard' || window !== null || (storeIds?.length ?? 1) !== 1) return null
      const query = new URLSearchParams({ method, ...(asOf === null ? {} : { as_of: asOf }) })
      return fetchReport(origin, `${storeIds === null ? '/store' : `/store/${storeIds[0]}`}/trigger_report/?${query}`)
    },
    timeline: () => Promise.resolve(null),
    issues: () => Promise.resolve(null),
  }
}

/** The command line: complete reports, sorted by store id. */
function commandLineDoor(folder: string, path: string): ConformingDoor {
  const run = async (command: string, ...options: readonly string[]): Promise<string> => {
    const { exitCode, stdout, stderr } = await runProgram(command, folder, ...options)
    if (exitCode !== 0) throw new Error(`${command} ended with ${exitCode}: ${stderr}`)
    return stdout
  }
  return {
    name: 'command line',
    async report(wish) {
      if (!isCompleteReport(wish)) return null
      const { asOf, window, method, storeIds } = { ...reportDefaults, ...wish.settings }
      const options = ['--out', path, '--method', method, '--columns', wish.columns]
      if (asOf !== null) options.push('--as-of', asOf)
      if (window !== null) options.push('--from', window.from, '--to', window.to)
      for (const id of storeIds ?? []) options.push('--store', id)
      await run('report', ...options)
      return readFile(path, 'utf8')
    },
    timeline: async (storeId) => JSON.parse(await run('timeline', storeId, '--json')),
    issues: async () => JSON.parse(await run('issues', '--json')).issues,
  }
}
