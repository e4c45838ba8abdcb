import { InvalidArgumentError, Option, type Command } from 'commander'
import type { UptimeGoal } from '../../../shared/report/goal'
import { defaultGoal } from '../../../shared/report/verdict'

export interface GoalOptions {
  readonly goal: number
  readonly leastCoverage: number
  readonly lowBudget: number
}

/** Adds the options that stores are judged by (REPORT.md, "Verdict"). */
export function addGoalOptions(command: Command): Command {
  const { goalPercent, leastCoveragePercent, lowBudgetPercent } = defaultGoal
  return command
    .addOption(percentOption('--goal <percent>', 'uptime that stores should have', goalPercent))
    .addOption(percentOption('--least-coverage <percent>', 'share of open time that must have been seen to judge a store', leastCoveragePercent))
    .addOption(percentOption('--low-budget <percent>', 'share of the allowed downtime after which little is left', lowBudgetPercent))
}

export function goalOf({ goal, leastCoverage, lowBudget }: GoalOptions): UptimeGoal {
  return { goalPercent: goal, leastCoveragePercent: leastCoverage, lowBudgetPercent: lowBudget }
}

function percentOption(flags: string, description: string, value: number): Option {
  return new Option(flags, description).argParser(readPercent).default(value)
}

function readPercent(text: string): number {
  const percent = Number(text)
  if (!/^\d+(\.\d+)?$/.test(text) || percent > 100) throw new InvalidArgumentError('It must be a number from 0 to 100.')
  return percent
}
