import type { UptimeTarget } from '../shared/preferences'
import { formatNumber } from './format'

export const targetStates = ['meets', 'near', 'misses'] as const
/** Near is below the goal, but not below the warning level. */
export type TargetState = (typeof targetStates)[number]

export const stateWords: Readonly<Record<TargetState, string>> = { meets: 'Meets', near: 'Near', misses: 'Misses' }

export function targetState(uptimePercent: number, { goalPercent, warningPercent }: UptimeTarget): TargetState {
  if (uptimePercent >= goalPercent) return 'meets'
  return uptimePercent >= warningPercent ? 'near' : 'misses'
}

/**
 * How much is left of the downtime that the goal allows, `(1 − goal) × (uptime + downtime)`, in percent of it; negative
 * where there was more downtime than that. Null for a goal of 100 %, which allows none. It follows from uptime % alone,
 * so that the two sort alike and never contradict each other.
 */
export function allowanceLeftPercent(uptimePercent: number, { goalPercent }: UptimeTarget): number | null {
  if (goalPercent >= 100) return null
  return (100 * (uptimePercent - goalPercent)) / (100 - goalPercent)
}

/** `40 % left`, `−0.02 % left`. */
export function allowanceWords(percent: number): string {
  const isSmall = percent !== 0 && Math.abs(percent) < 1
  return `${formatNumber(percent, isSmall ? 2 : 0).replace('-', '−')} % left`
}

/** `99`, `99.95`. */
export function percentWords(percent: number): string {
  return formatNumber(percent, String(percent).split('.')[1]?.length ?? 0)
}
