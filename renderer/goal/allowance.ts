import type { UptimeGoal } from '../../shared/report/goal'
import { formatAsWritten, formatNumber } from '../format/numbers'

/**
 * The percentage that is left of the downtime that the goal allows, `(1 − goal) × (uptime + downtime)`. It is negative if
 * there was more downtime than that, and null for a goal of 100 %, which allows none. It depends on uptime % alone, so
 * both sort in the same order and never contradict each other.
 */
export function allowanceLeftPercent(uptimePercent: number, { goalPercent }: Pick<UptimeGoal, 'goalPercent'>): number | null {
  if (goalPercent >= 100) return null
  return (100 * (uptimePercent - goalPercent)) / (100 - goalPercent)
}

/** Two digits or more: `26×`, `1.5×`; for values just above 1, as many as show that they are above. */
function formatTimes(times: number): string {
  const decimals = times < 1.01 ? 4 : times < 1.1 ? 2 : times < 9.95 ? 1 : 0
  return `${formatAsWritten(Number(times.toFixed(decimals)))}×`
}

/** A part of a phrase; the phrase is still clear, but shorter, without its optional parts. */
interface PhrasePart {
  readonly text: string
  readonly isOptional?: true
}

/** `40 % of allowance left`, in short `40 % left`; or `1.5× the allowed downtime`, in short `1.5× allowed`. */
export function allowancePhrase(leftPercent: number): readonly PhrasePart[] {
  if (leftPercent >= 0) {
    const percent = formatNumber(leftPercent, leftPercent > 0 && leftPercent < 1 ? 2 : 0)
    return [{ text: `${percent} % ` }, { text: 'of allowance ', isOptional: true }, { text: 'left' }]
  }
  const times = (100 - leftPercent) / 100
  return [
    { text: `${formatTimes(times)} ` },
    { text: 'the ', isOptional: true },
    { text: 'allowed' },
    { text: ' downtime', isOptional: true },
  ]
}
