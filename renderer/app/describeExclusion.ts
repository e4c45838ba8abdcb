import type { Report } from '../../shared/report/report'
import { describeExcluded } from '../../shared/report/describeException'
import { formatShort } from '../format/numbers'

/** What closures take out of a report, and took out of the one before it; null if the exceptions of the two are the same. */
export function describeExclusion(before: Pick<Report, 'exceptionSet' | 'excluded'>, after: Pick<Report, 'exceptionSet' | 'excluded'>): string | null {
  if (before.exceptionSet === after.exceptionSet) return null
  const [earlier, now] = [before, after].map(({ excluded }) => (excluded === null || excluded.closures === 0 ? 'nothing' : describeExcluded(excluded, formatShort)))
  return earlier === now ? `Closures and special hours changed; excluded as before: ${now}` : `Excluded: ${now} (before: ${earlier})`
}
