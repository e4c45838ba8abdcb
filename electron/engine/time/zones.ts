import { IANAZone } from 'luxon'

/** A stretch of time, `[startsUs, endsUs)` in microseconds UTC, in which a zone keeps one offset from UTC. */
interface ZoneStretch {
  readonly startsUs: number
  readonly endsUs: number
  readonly offsetUs: number
}

/** The names of three letters that IANA has. What else the platform takes, such as `BST`, is a guess of its own. */
const shortNames = new Set(['CET', 'EET', 'EST', 'GMT', 'HST', 'MET', 'MST', 'PRC', 'ROC', 'ROK', 'UCT', 'UTC', 'WET'])
/** Names that no version of IANA's list has, though platforms take them: abbreviations, offsets, and zones of System V. */
const noName = /^(?:[a-z]{3}|[^a-z].*|systemv\/.*)$/i

/** Whether this is a name of IANA, its older names included, in any case of letters. */
export function isKnownZone(zoneName: string): boolean {
  return (shortNames.has(zoneName.toUpperCase()) || !noName.test(zoneName)) && IANAZone.isValidZone(zoneName)
}

/** Of names of zones those that are known, each with the one spelling that it is shown in. */
export function spellZones(zoneNames: readonly string[]): ReadonlyMap<string, string> {
  const known = zoneNames.filter(isKnownZone).toSorted()
  // Other older names are not among those of the platform; of their spellings, the one with the most capitals sorts first.
  const spellings = new Map<string, string>()
  for (const name of [...Intl.supportedValuesOf('timeZone'), ...shortNames, ...known]) {
    const key = name.toLowerCase()
    if (!spellings.has(key)) spellings.set(key, name)
  }
  return new Map(known.map((name) => [name, spellings.get(name.toLowerCase()) ?? name]))
}

/** No zone has ever changed its offset twice within this time, so a change between two probes shows. */
const probeDistanceMs = 12 * 3_600_000

/** Cuts `[fromUs, toUs)` where the offset of the zone changes (REPORT.md, "Open time"). The zone must be known. */
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

/** The first millisecond in `(beforeMs, afterMs]` that has another offset than `beforeMs`. */
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
