import type { Method, Report } from '../../../shared/report/report'
import type { Connection } from '../core/connection'
import type { History } from '../history/history'
import type { DataSet } from '../load/dataSet'
import { hourUs } from '../time/instants'
import type { ProgressReporter } from '../core/progress'
import type { ReportBasis } from '../history/reportRecord'
import { createClosureParts, createExceptedOpenings, exceptedOpenAt } from './exceptions/exceptedOpenings'
import storeExcluded from './exceptions/store_excluded.sql?raw'
import observation from './observation.sql?raw'
import openAt from './open_at.sql?raw'
import opening from './opening.sql?raw'
import piece from './piece.sql?raw'
import reportRow from './report_row.sql?raw'
import statusRun from './status_run.sql?raw'
import uptimeNearest from './uptime_nearest.sql?raw'
import uptimePollCount from './uptime_poll_count.sql?raw'
import { windowStarts } from '../time/windows'
import { findStretches } from '../time/zones'

/** An observation covers open time up to this far from it (REPORT.md, "Coverage"). */
const reachUs = hourUs

/** An observation tells the state of a store for this long (REPORT.md, "State at the report time"). */
const freshUs = 2 * hourUs

/** The windows over more polls than about so many would go to the disk on small computers, and take longer in memory too. */
const pollsPerBatch = 4_000_000

/** Openings are at most a week long, so the offsets this far around a span cover all openings that touch it. */
const marginUs = 8 * 24 * hourUs

const uptimeQueries: Readonly<Record<Method, string>> = { nearest: uptimeNearest, 'poll-count': uptimePollCount }

/** Computes a report and adds its rows to the history. Nothing is added if it fails or is aborted. */
export async function computeReport(
  history: History,
  dataSet: DataSet,
  reportId: Report['reportId'],
  basis: ReportBasis,
  progress: ProgressReporter,
  signal: AbortSignal,
): Promise<void> {
  const compute = async (connection: Connection): Promise<void> => {
    await progress.step('Finding the opening hours', 0.2, connection, () => createSpan(connection, history, dataSet, basis))
    await createAllRuns(connection, basis.method, progress, 0.6)
    await progress.step('Adding up', 0.2, connection, async () => {
      if (basis.exceptionSet === null) return addRows(history, reportId, connection, reportRow, signal)
      await createClosureParts(connection)
      const withExcluded = `
        select made.*, excluded_us, closures
        from (${reportRow}) as made
        left join (from reported_store join (${storeExcluded}) using (store_key)) as excluded using (store_id)`
      return addRows(history, reportId, connection, withExcluded, signal)
    })
  }
  await dataSet.use(compute, { signal, isMeasured: true })
}

/** Adds the rows to the history that a query on the connection gives. Adds nothing if that fails or is aborted. */
async function addRows(history: History, reportId: number, from: Connection, query: string, signal: AbortSignal): Promise<void> {
  await history.use(async (connection) => {
    await connection.receive('made_row', from, query)
    await connection.run('insert into report_row by name select $reportId as report_id, * from made_row', { reportId })
  }, signal)
}

/**
 * Creates the stores of a report and their openings, and sets the ends of its windows. The ends are session variables
 * rather than a relation, because DuckDB plans with them as constants.
 */
export async function createSpan(connection: Connection, history: History, { hasSeasons }: DataSet, basis: ReportBasis): Promise<void> {
  const variables = { ...windowStarts(basis), to_us: basis.toUs, reach_us: reachUs, fresh_us: freshUs }
  // One call, because a call takes longer than each of these statements.
  await connection.run(
    [
      ...Object.entries(variables).map(([name, us]) => `set variable ${name} = ${us}::bigint`),
      'create temp table selected_store (store_id varchar)',
      'create temp table zone_stretch (zone_name varchar, starts_us bigint, ends_us bigint, offset_us bigint)',
    ].join('; '),
  )
  await createReportedStores(connection, basis.storeIds)
  const zones = await connection.all<{ zone_name: string }>('select distinct zone_name from reported_store')
  await connection.append(
    'zone_stretch',
    zones.flatMap(({ zone_name }) =>
      findStretches(zone_name, variables.from_us - marginUs, basis.toUs + marginUs).map(
        ({ startsUs, endsUs, offsetUs }) => [zone_name, startsUs, endsUs, offsetUs],
      ),
    ),
  )
  const hasDates = basis.exceptionSet !== null || hasSeasons
  if (hasDates) await createExceptedOpenings(connection, opening, history, basis.exceptionSet)
  else await connection.run(`create temp table opening as ${opening}`)
  if (basis.method === 'poll-count') await connection.run(`create temp view open_at as ${hasDates ? exceptedOpenAt(openAt) : openAt}`)
}

async function createReportedStores(connection: Connection, storeIds: readonly string[] | null): Promise<void> {
  if (storeIds === null) {
    await connection.run('create temp table reported_store as from store')
    return
  }
  await connection.append('selected_store', storeIds.map((storeId) => [storeId]))
  await connection.run('create temp table reported_store as from store semi join selected_store using (store_id)')
}

/** Creates `observation` from the polls in the span. */
export async function createObservations(connection: Connection): Promise<void> {
  await connection.run(`create temp table observation as ${observation}`)
}

/**
 * Creates `piece` from the observations. The pieces of all stores would fill the memory, but those of a few are kept, because
 * planning their query again takes longer than reading them.
 */
export async function createPieces(connection: Connection, isKept = false): Promise<void> {
  await connection.run(`create temp ${isKept ? 'table' : 'view'} piece as ${piece}`)
}

/**
 * Creates `status_run` and `uptime` from the pieces, which exist or which `definitions` defines. `report_row.sql` adds them
 * up.
 */
export async function createRuns(connection: Connection, method: Method, definitions = ''): Promise<void> {
  // One call, because a call takes longer than the second of these statements.
  await connection.run(
    `create temp table status_run as ${definitions} from (${statusRun}); create temp view uptime as ${uptimeQueries[method]}`,
  )
}

/**
 * Creates `status_run` and `uptime` from the polls, with `share` of the progress: of some stores after others, if there are
 * many polls. Only the method poll-count reads the observations once more; a table of them takes a sixth of the time of these
 * statements.
 */
export async function createAllRuns(connection: Connection, method: Method, progress: ProgressReporter, share: number, perBatch = pollsPerBatch): Promise<void> {
  const step = async (part: number, work: () => Promise<void>): Promise<void> => progress.step('Finding the outages', share * part, connection, work)
  if (method === 'poll-count') {
    return step(1, async () => {
      await createObservations(connection)
      await createPieces(connection)
      await createRuns(connection, method)
    })
  }
  const [first = '', ...others] = await runsByBatch(connection, perBatch)
  const part = 1 / (1 + others.length)
  await step(part, () => createRuns(connection, method, first))
  for (const definitions of others) await step(part, () => connection.run(`insert into status_run ${definitions} from (${statusRun})`))
}

/** Definitions of `piece` for equally many of the stores each, who have about so many polls. Sorts `opening` if there are several. */
async function runsByBatch(connection: Connection, perBatch: number): Promise<readonly string[]> {
  const { polls, keys } = await connection.one<{ polls: number; keys: number }>('select (select count(*) from poll) as polls, (select coalesce(max(store_key), 0) + 1 from store) as keys')
  const size = Math.ceil(keys / Math.ceil(polls / perBatch))
  // Each batch would read the openings of all stores if those of its own were not beside each other.
  if (size < keys) await connection.run('create or replace temp table opening as from opening order by store_key')
  return Array.from({ length: Math.ceil(keys / size) }, (_, index) => {
    const inBatch = `where store_key >= ${index * size} and store_key < ${(index + 1) * size}`
    return `with poll as (from poll ${inBatch}), opening as (from opening ${inBatch}), observation as materialized (${observation}), piece as (${piece})`
  })
}
