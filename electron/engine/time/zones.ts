import { IANAZone } from 'luxon'

/** A stretch of time, `[startsUs, endsUs)` in microseconds UTC, with one offset from UTC. */
interface ZoneStretch {
  readonly startsUs: number
  readonly endsUs: number
  readonly offsetUs: number
}

/** The three-letter names of IANA. Platforms also accept others, such as `BST`, but their meaning is a guess. */
const threeLetterNames = new Set(['CET', 'EET', 'EST', 'GMT', 'HST', 'MET', 'MST', 'PRC', 'ROC', 'ROK', 'UCT', 'UTC', 'WET'])
/** Names that are not in any version of IANA's list, though platforms accept them: abbreviations, offsets, System V. */
const unofficialName = /^(?:[a-z]{3}|[^a-z].*|systemv\/.*)$/i

/** Whether a name is in IANA's list, which includes older names. Case does not matter. */
export function isKnownZone(zoneName: string): boolean {
  return (threeLetterNames.has(zoneName.toUpperCase()) || !unofficialName.test(zoneName)) && IANAZone.isValidZone(zoneName)
}

/** The canonical spelling of each known zone name; unknown names are left out. */
export function canonicalZoneNames(zoneNames: readonly string[]): ReadonlyMap<string, string> {
  const known = zoneNames.filter(isKnownZone).toSorted()
  // The platform does not list other older names. The spelling with most capitals sorts first and becomes canonical.
  const spellings = new Map<string, string>()
  for (const name of [...Intl.supportedValuesOf('timeZone'), ...threeLetterNames, ...known]) {
    const key = name.toLowerCase()
    if (!spellings.has(key)) spellings.set(key, name)
  }
  return new Map(known.map((name) => [name, spellings.get(name.toLowerCase()) ?? name]))
}

/** No zone has ever changed its offset twice within this time, so comparing two probes finds every change. */
const probeDistanceMs = 12 * 3_600_000

/** Splits `[fromUs, toUs)` at the changes of a known zone's offset (REPORT.md, "Open time"). */
export function findStretches(zoneName: string, fromUs: number, toUs: number): readonly ZoneStretch[] {
  const zone = IANAZone.create(zoneName)
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
function findChange(zone: IANAZone, beforeMs: number, afterMs: number): number {
  const offset = zone.offset(beforeMs)
  let [before, after] = [beforeMs, afterMs]
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (zone.offset(middle) === offset) before = middle
    else after = middle
  }
  return after
}
