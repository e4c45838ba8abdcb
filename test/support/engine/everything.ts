import type { Engine } from '../../../electron/engine/engine'
import type { Mapping } from '../../../shared/folder/mapping'
import type { NamedException } from '../../../electron/engine/load/exceptions/loadExceptions'
import { EngineError } from '../../../electron/engine/core/errors'
import { endsOf, isSettled, lookAt } from '../../../electron/engine/disk/folderLook'

interface Opened {
  /** Everything that the program says about a folder: its summary, data issues, relations and report, or why it is refused. */
  readonly everything: unknown
  /** The steps of the load. */
  readonly steps: readonly string[]
}

/** Opens a folder, and asks for everything about it. */
export async function openEverything(engine: Engine, folder: string, mapping: Mapping = {}, added: readonly NamedException[] = []): Promise<Opened> {
  const steps = new Set<string>()
  const unsubscribe = engine.subscribe((event) => {
    if (event.name === 'progress' && event.data.job === 'load') steps.add(event.data.step)
  })
  try {
    await engine.folder.open(folder, mapping, added)
    return { everything: await describe(engine), steps: [...steps] }
  } catch (error) {
    if (!(error instanceof EngineError)) throw error
    return { everything: { code: error.code, message: error.message }, steps: [...steps] }
  } finally {
    unsubscribe()
  }
}

async function describe(engine: Engine): Promise<unknown> {
  const dataSet = engine.folder.require()
  const issues = []
  for await (const batch of dataSet.streamIssues()) issues.push(...batch)
  const { reportId } = await engine.reports.start({})
  const { status, error, observations } = await engine.reports.finished(reportId)
  const selection = { reportId, search: '', filters: [], sort: [] }
  const { rows } = await engine.selections.rows({ ...selection, offset: 0, limit: 1000 })
  const timelines = []
  for (const { store_id } of rows.slice(0, 1)) timelines.push(await engine.reports.timeline(reportId, store_id))
  return {
    summary: dataSet.summary,
    facts: [dataSet.lastPollUs, dataSet.hasSeasons, dataSet.hasExceptions, dataSet.closedDaysCount],
    details: await dataSet.details(),
    issues,
    groups: await dataSet.issueGroups(),
    unknownStatuses: await dataSet.unknownStatuses(),
    fileExceptions: await dataSet.fileExceptions(),
    hashes: await dataSet.hashesUntil([dataSet.lastPollUs, dataSet.lastPollUs - 3_600_000_000]),
    attributes: await dataSet.storedAttributes(),
    notices: await engine.reports.notices(reportId),
    report: { status, error, observations, rows, timelines },
  }
}

/** Resolves when the files of a folder were changed so long ago that a later change shows in their times. */
export async function untilSettled(folder: string): Promise<void> {
  for (;;) {
    const look = await lookAt(folder)
    const now = BigInt(Date.now()) * 1_000_000n
    if (look.files.every((file) => isSettled(file, now))) return
    await endsOf(folder, look)
  }
}
