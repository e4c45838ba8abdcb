import type { UptimeGoal } from '../../shared/preferences/preferences'
import { formatNumber } from '../format/format'

export const goalStates = ['meets', 'near', 'misses'] as const
/** Near is below the goal, but not below the warning level. */
export type GoalState = (typeof goalStates)[number]

export const stateWords: Readonly<Record<GoalState, string>> = { meets: 'Meets', near: 'Near', misses: 'Misses' }

export function goalState(uptimePercent: number, { goalPercent, warningPercent }: UptimeGoal): GoalState {
  if (uptimePercent >= goalPercent) return 'meets'
  return uptimePercent >= warningPercent ? 'near' : 'misses'
}

/**
 * How much is left of the downtime that the goal allows, `(1 − goal) × (uptime + downtime)`, in percent of it; negative
 * where there was more downtime than that. Null for a goal of 100 %, which allows none. It follows from uptime % alone,
 * so that the two sort alike and never contradict each other.
 */
export function allowanceLeftPercent(uptimePercent: number, { goalPercent }: UptimeGoal): number | null {
  if (goalPercent >= 100) return null
  return (100 * (uptimePercent - goalPercent)) / (100 - goalPercent)
}

const timesFormat = new Intl.NumberFormat(undefined, { maximumSignificantDigits: 3 })
/** For what is barely more than all: `1.0002×`. */
const barelyFormat = new Intl.NumberFormat(undefined, { maximumFractionDigits: 4 })

/** `40 % left` of the allowance, or how often it was used where nothing is left: `1.5× used`. */
export function allowanceWords(leftPercent: number): string {
  if (leftPercent >= 0) return `${formatNumber(leftPercent, leftPercent > 0 && leftPercent < 1 ? 2 : 0)} % left`
  const times = (100 - leftPercent) / 100
  return `${(times < 1.01 ? barelyFormat : timesFormat).format(times)}× used`
}

/** `99`, `99.95`. */
export function percentWords(percent: number): string {
  return formatNumber(percent, String(percent).split('.')[1]?.length ?? 0)
}
