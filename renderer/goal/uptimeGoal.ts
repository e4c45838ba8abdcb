import type { UptimeGoal } from '../../shared/preferences/preferences'
import { formatNumber } from '../format/numbers'

export const goalStates = ['meets', 'near', 'misses'] as const
/** `near` is below the goal, but not below the warning level. */
export type GoalState = (typeof goalStates)[number]

export const goalStateLabels: Readonly<Record<GoalState, string>> = { meets: 'Meets', near: 'Near', misses: 'Misses' }

export function goalState(uptimePercent: number, { goalPercent, warningPercent }: UptimeGoal): GoalState {
  if (uptimePercent >= goalPercent) return 'meets'
  return uptimePercent >= warningPercent ? 'near' : 'misses'
}

/**
 * The percentage that is left of the downtime that the goal allows, `(1 − goal) × (uptime + downtime)`. It is negative if
 * there was more downtime than that, and null for a goal of 100 %, which allows none. It depends on uptime % alone, so
 * both sort in the same order and never contradict each other.
 */
export function allowanceLeftPercent(uptimePercent: number, { goalPercent }: UptimeGoal): number | null {
  if (goalPercent >= 100) return null
  return (100 * (uptimePercent - goalPercent)) / (100 - goalPercent)
}

const timesFormat = new Intl.NumberFormat(undefined, { maximumSignificantDigits: 3 })
const wholeTimesFormat = new Intl.NumberFormat(undefined, { maximumFractionDigits: 0 })
/** For values just above 1: `1.0002×`. */
const barelyFormat = new Intl.NumberFormat(undefined, { maximumFractionDigits: 4 })

function timesFormatFor(times: number): Intl.NumberFormat {
  if (times < 1.01) return barelyFormat
  return times < 10 ? timesFormat : wholeTimesFormat
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
    { text: `${timesFormatFor(times).format(times)}× ` },
    { text: 'the ', isOptional: true },
    { text: 'allowed' },
    { text: ' downtime', isOptional: true },
  ]
}
