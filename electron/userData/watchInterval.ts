import { EngineError } from '../engine/core/errors'

const variable = 'STORE_MONITOR_WATCH_INTERVAL_MS'
const [shortest, longest] = [10, 3_600_000]

/**
 * Milliseconds between two checks of a folder for new data: `defaultInterval`, unless the environment says otherwise.
 * Slow network disks can be checked less often, and tests check more often. Throws INVALID_INPUT if the environment
 * variable is not a whole number from 10 to 3600000.
 */
export function watchInterval(
  defaultInterval: number,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): number {
  const given = environment[variable]
  if (given === undefined || given === '') return defaultInterval
  const interval = /^\d{1,9}$/.test(given) ? Number(given) : 0
  if (interval >= shortest && interval <= longest) return interval
  throw new EngineError('INVALID_INPUT', `${variable} is "${given}", not a whole number from ${shortest} to ${longest}.`)
}
