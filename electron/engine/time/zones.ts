import { IANAZone, type Zone } from 'luxon'
import { bundledVersion, bundledZone } from './bundledZone'

/** A stretch of time, `[startsUs, endsUs)` in microseconds UTC, in which a zone keeps one offset from UTC. */
interface ZoneStretch {
  readonly startsUs: number
  readonly endsUs: number
  readonly offsetUs: number
}

/**
 * The edition of the IANA time zone database that local times are computed with (REPORT.md, "Open time"): that of the
 * program, unless the runtime has a newer one. Editions are a year and a letter, so that they compare as text.
 */
export function zoneEdition(runtimeEdition: string | undefined = process.versions['tz']): {
  readonly version: string
  readonly source: 'program' | 'runtime'
} {
  const version = bundledVersion()
  return runtimeEdition !== undefined && runtimeEdition > version
    ? { version: runtimeEdition, source: 'runtime' }
    : { version, source: 'program' }
}

/** The zone of a name of IANA in any case of letters, older names included; null if there is none. */
function zoneOf(zoneName: string): Zone | null {
  const zone = bundledZone(zoneName)
  return zone === null || zoneEdition().source === 'program' ? zone : IANAZone.create(zone.name)
}

/** Whether this is a name of IANA, its older names included, in any case of letters. */
export function isKnownZone(zoneName: string): boolean {
  return bundledZone(zoneName) !== null
}

/** The spelling of the database for each known zone name; unknown names are left out. */
export function spellZones(zoneNames: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    zoneNames.toSorted().flatMap((name) => {
      const zone = bundledZone(name)
      return zone === null ? [] : [[name, zone.name] as const]
    }),
  )
}

/** No zone has ever changed its offset twice within this time, so a change between two probes shows. */
const probeDistanceMs = 12 * 3_600_000

/** Cuts `[fromUs, toUs)` where the offset of the zone changes (REPORT.md, "Open time"). The zone must be known. */
export function findStretches(zoneName: string, fromUs: number, toUs: number): readonly ZoneStretch[] {
  const zone = zoneOf(zoneName)
  if (zone === null) throw new Error(`Not a time zone: ${zoneName}`)
  const fromMs = Math.floor(fromUs / 1000)
  const toMs = Math.ceil(toUs / 1000)
  const stretches: ZoneStretch[] = []
  let startsUs = fromUs
  let offset = zone.offset(fromMs)
  const close = (endsUs: number): void => {
    stretches.push({ startsUs, endsUs, offsetUs: Math.round(offset * 60e6) })
    startsUs = endsUs
  }
  for (let probeMs = fromMs; probeMs < toMs; ) {
    const nextMs = Math.min(probeMs + probeDistanceMs, toMs)
    if (zone.offset(nextMs) !== offset) {
      const changeMs = findChange(zone, probeMs, nextMs)
      if (changeMs * 1000 >= toUs) break
      if (changeMs * 1000 > startsUs) close(changeMs * 1000)
      offset = zone.offset(changeMs)
      probeMs = changeMs
    } else {
      probeMs = nextMs
    }
  }
  close(toUs)
  return stretches
}

/** The first millisecond in `(beforeMs, afterMs]` that has another offset than `beforeMs`. */
function findChange(zone: Zone, beforeMs: number, afterMs: number): number {
  const offset = zone.offset(beforeMs)
  let [before, after] = [beforeMs, afterMs]
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (zone.offset(middle) === offset) before = middle
    else after = middle
  }
  return after
}
