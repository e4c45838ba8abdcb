import { IANAZone } from 'luxon'

/** A stretch of time, `[startsUs, endsUs)` in microseconds UTC, in which a zone keeps one offset from UTC. */
interface ZoneStretch {
  readonly zoneName: string
  readonly startsUs: number
  readonly endsUs: number
  readonly offsetUs: number
}

export function isKnownZone(zoneName: string): boolean {
  return IANAZone.isValidZone(zoneName)
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
    stretches.push({ zoneName, startsUs, endsUs, offsetUs: Math.round(offset * 60e6) })
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
