/** Percentages that stores are judged by. */
interface Goal {
  readonly goalPercent: number
  readonly leastCoveragePercent: number
  readonly lowBudgetPercent: number
}

export const usualGoal: Goal = { goalPercent: 99, leastCoveragePercent: 50, lowBudgetPercent: 75 }

/** Whole hundredths of a percent, so that nothing depends on fractions. */
const hundredths = (percent: number): number => Math.round(percent * 100)

/** The verdict on a published uptime % and coverage (0 to 1). Goals have at most two decimals. */
export function verdictOf(
  observations: number,
  coverage: number | null,
  uptimePercent: number | null,
  { goalPercent, leastCoveragePercent, lowBudgetPercent }: Goal = usualGoal,
): string | null {
  if (observations === 0) return 'no_observations'
  if (coverage === null || uptimePercent === null) return null
  if (hundredths(coverage * 100) < hundredths(leastCoveragePercent)) return 'too_little_seen'
  if (hundredths(uptimePercent) < hundredths(goalPercent)) return 'misses'
  const used = 10_000 - hundredths(uptimePercent)
  const allowed = 10_000 - hundredths(goalPercent)
  return used * 10_000 > allowed * hundredths(lowBudgetPercent) ? 'little_left' : 'meets'
}
