import { useMemo } from 'react'
import type { UptimeGoal } from '../../shared/report/goal'
import { usePreferences } from './usePreferences'

/** The goal that stores are judged by. It is the same object until it changes, so that queries and effects can depend on it. */
export function useUptimeGoal(): UptimeGoal {
  const { goalPercent, leastCoveragePercent, lowBudgetPercent } = usePreferences().preferences.uptimeGoal
  return useMemo(
    () => ({ goalPercent, leastCoveragePercent, lowBudgetPercent }),
    [goalPercent, leastCoveragePercent, lowBudgetPercent],
  )
}
