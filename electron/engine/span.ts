import type { Connection } from './database'
import opening from './sql/opening.sql?raw'
import { findStretches } from './zones'

/** No opening reaches further than a week, so offsets this far around a span place all that touch it. */
const marginUs = 8 * 86_400_000_000

/**
 * Creates the temporary relations `span` (one row, `[fromUs, toUs]` in microseconds UTC), `zone_stretch` and
 * `opening` for the stores in `reported_store`.
 */
export async function createOpenings(connection: Connection, fromUs: number, toUs: number): Promise<void> {
  await connection.run('create temp table span as select $fromUs::bigint as from_us, $toUs::bigint as to_us', {
    fromUs,
    toUs,
  })
  await connection.run(
    'create temp table zone_stretch (zone_name varchar, starts_us bigint, ends_us bigint, offset_us bigint)',
  )
  const zones = await connection.all<{ zone_name: string }>('select distinct zone_name from reported_store')
  await connection.append(
    'zone_stretch',
    zones.flatMap(({ zone_name }) =>
      findStretches(zone_name, fromUs - marginUs, toUs + marginUs).map(({ startsUs, endsUs, offsetUs }) => [
        zone_name,
        startsUs,
        endsUs,
        offsetUs,
      ]),
    ),
  )
  await connection.run(`create temp table opening as ${opening}`)
}
