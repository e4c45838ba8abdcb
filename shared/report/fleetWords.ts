import { decimalsOf, type NumberFormatter } from '../core/numbers'
import type { UptimeGoal } from './goal'
import type { Totals } from './report'
import { isJudged } from './verdict'

/*
 * What the tiles say of the uptime of several stores (REPORT.md, "Verdict"), in the window and in documents. This file has
 * no schemas, because commands start without them.
 */

/** `99.52 %`; with `≈` if too little was seen for a verdict, and a dash if no store is judged. */
export function jointUptime({ uptimePercent, verdict }: Pick<Totals, 'uptimePercent' | 'verdict'>, format: NumberFormatter): string {
  if (uptimePercent === null) return '–'
  return `${isJudged(verdict) ? '' : '≈ '}${format(uptimePercent, 2)} %`
}

/** `11,250 of 13,822 stores · 62 % of open time seen`. */
export function jointUptimeBasis({ storesJudged, stores, seenShare }: Totals, format: NumberFormatter): string {
  const judged = `${format(storesJudged, 0)} of ${format(stores, 0)} ${stores === 1 ? 'store' : 'stores'}`
  return `${judged} · ${seenShare === null ? 'no open time' : `${wholePercent(seenShare, format)} of open time seen`}`
}

/** Says plainly that too little was seen; null if enough was. */
export function sightCaution(totals: Totals, goal: UptimeGoal, format: NumberFormatter): string | null {
  const { stores, storesWithoutObservations, storesJudged, seenShare, verdict } = totals
  const least = `${format(goal.leastCoveragePercent, decimalsOf(goal.leastCoveragePercent))} %`
  if (seenShare === null) return null
  const seen = `${wholePercent(seenShare, format).replace('<', 'less than ')} of open time was within 60 minutes of a poll`
  if (verdict === 'no_observations') return 'No store was observed, so there is no uptime.'
  if (verdict === 'too_little_seen') {
    const observed = format(stores - storesWithoutObservations, 0)
    const judged = storesJudged === 0 ? `none of the ${observed}` : `only ${format(storesJudged, 0)} of ${observed}`
    return `Too little was seen to judge these stores together: ${seen}, and ${judged} observed stores reached the least coverage of ${least}.`
  }
  return seenShare * 100 < goal.leastCoveragePercent ? `Little was seen: ${seen}, which is less than the least coverage of ${least}.` : null
}

/** Never rounded up to 100 %, nor down to 0 %. */
function wholePercent(share: number, format: NumberFormatter): string {
  const percent = Math.round(share * 100)
  if (percent === 0 && share > 0) return '<1 %'
  return `${format(percent === 100 && share < 1 ? 99 : percent, 0)} %`
}
