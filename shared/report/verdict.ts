import type { UptimeGoal } from './goal'

/*
 * Verdicts on uptime (REPORT.md, "Verdict"). The SQL macro `verdict_on` gives them. This file has no schemas, because
 * commands start without them.
 */

/** From good to bad, then those without a judgement. */
export const verdicts = ['meets', 'little_left', 'misses', 'too_little_seen', 'no_observations'] as const
export type Verdict = (typeof verdicts)[number]

export const defaultGoal: UptimeGoal = { goalPercent: 99, leastCoveragePercent: 50, lowBudgetPercent: 75 }

/** In a sentence or a list; a cell of the grid may be too narrow for more. */
export const verdictLabels: Readonly<Record<Verdict, string>> = {
  meets: 'Meets goal',
  little_left: 'Little left',
  misses: 'Misses goal',
  too_little_seen: 'Too little seen',
  no_observations: 'No observations',
}

export function isVerdict(value: string): value is Verdict {
  return verdicts.some((verdict) => verdict === value)
}

/** Whether a verdict judges the store. Those that do not are `too_little_seen` and `no_observations`. */
export function isJudged(verdict: Verdict | null): verdict is 'meets' | 'little_left' | 'misses' {
  return verdict === 'meets' || verdict === 'little_left' || verdict === 'misses'
}

/** What a store is at the report time (REPORT.md, "State at the report time"). */
export const storeStates = ['down', 'up', 'closed', 'unknown'] as const
export type StoreState = (typeof storeStates)[number]

export const storeStateLabels: Readonly<Record<StoreState, string>> = {
  down: 'Down',
  up: 'Up',
  closed: 'Closed',
  unknown: 'Unknown',
}

export const closedDownLabel = 'Closed, last seen down'

/** The state of a store in words. A store that is closed may have been down when it closed. */
export function stateWords(state: StoreState, lastStatus: 'active' | 'inactive' | null): string {
  return state === 'closed' && lastStatus === 'inactive' ? closedDownLabel : storeStateLabels[state]
}
