import { IANAZone, type Zone } from 'luxon'
import { bundledVersion, bundledZone } from './bundledZone'

/** A stretch of time, `[startsUs, endsUs)` in microseconds UTC, with one offset from UTC. */
interface ZoneStretch {
  readonly startsUs: number
  readonly endsUs: number
  readonly offsetUs: number
}

/**
 * The edition of the IANA time zone database that local times are computed with (REPORT.md, "Open time"): that of the
 * program, unless the runtime has a newer one. Editions are a year and a letter, so they compare as text.
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

/** The zone of a name in IANA's list; null if the list does not have it. Case does not matter. */
function zoneOf(zoneName: string): Zone | null {
  const zone = bundledZone(zoneName)
  return zone === null || zoneEdition().source === 'program' ? zone : IANAZone.create(zone.name)
}

/** Whether a name is in IANA's list, which includes older names. Case does not matter. */
export function isKnownZone(zoneName: string): boolean {
  return bundledZone(zoneName) !== null
}

/** The spelling of IANA's list for each known zone name; unknown names are left out. */
export function canonicalZoneNames(zoneNames: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    zoneNames.flatMap((name) => {
      const zone = bundledZone(name)
      return zone === null ? [] : [[name, zone.name] as const]
    }),
  )
}

/** No zone has ever changed its offset twice within this time, so comparing two probes finds every change. */
const probeDistanceMs = 12 * 3_600_000

/** Splits `[fromUs, toUs)` at the changes of a known zone's offset (REPORT.md, "Open time"). */
export function findStretches(zoneName: string, fromUs: number, toUs: number): readonly ZoneStretch[] {
  const zone = zoneOf(zoneName)
  if (zone === null) throw new Error(`${zoneName} is not a time zone.`)
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

/** The first millisecond in `(beforeMs, afterMs]` whose offset differs from that of `beforeMs`. */
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
