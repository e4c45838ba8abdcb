import type { Lender } from '../core/connection'
import { EngineError } from '../core/errors'
import readValues from '../core/read_values.sql?raw'

export const minuteUs = 60_000_000
export const hourUs = 60 * minuteUs

/** Formats microseconds UTC of the years 1970 to 2199 as ISO 8601 with `Z`. */
export function isoInstant(us: number): string {
  const seconds = Math.floor(us / 1e6)
  const fraction = String(us - seconds * 1e6).padStart(6, '0')
  return new Date(seconds * 1000).toISOString().replace('.000Z', `.${fraction}Z`)
}

/** Parses the result of `isoInstant`. */
export function microsecondsOf(iso: string): number {
  return Date.parse(`${iso.slice(0, 19)}Z`) * 1000 + Number(iso.slice(20, 26))
}

/** Formats microseconds UTC as ISO 8601 in local time, with the offset from UTC instead of `Z`. */
export function localInstant(us: number, offsetUs: number): string {
  const minutes = Math.round(Math.abs(offsetUs) / minuteUs)
  const parts = [Math.floor(minutes / 60), minutes % 60].map(twoDigits)
  return isoInstant(us + offsetUs).replace('Z', `${offsetUs < 0 ? '-' : '+'}${parts.join(':')}`)
}

/** Formats a number of days since 1970 as an ISO 8601 date. */
export function localDate(day: number): string {
  return isoInstant(day * 24 * hourUs).slice(0, 10)
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}

/** Formats microseconds since midnight as `22:00`, or `26:00` on the next day, with seconds if it has some. */
export function timeOfDay(us: number): string {
  const minutes = `${twoDigits(Math.floor(us / hourUs))}:${twoDigits(Math.floor((us % hourUs) / minuteUs))}`
  const seconds = (us % minuteUs) / 1e6
  return seconds === 0 ? minutes : `${minutes}:${twoDigits(Math.floor(seconds))}${seconds % 1 === 0 ? '' : (seconds % 1).toFixed(6).slice(1)}`
}

/** Parses an instant in any form that poll files may use. Throws INVALID_INPUT if it is not an instant from 1970 to 2199. */
export async function readInstant(data: Lender, written: string): Promise<number> {
  const { us } = await data.use(async (connection) => {
    await connection.run(readValues)
    return connection.one<{ us: number | null }>('select read_instant($written::varchar) as us', { written })
  })
  if (us === null || us < 0 || us >= Date.UTC(2200, 0) * 1000) {
    throw new EngineError('INVALID_INPUT', `"${written}" is not a date and time between 1970 and 2199, such as 2023-01-25T18:13:22Z.`)
  }
  return us
}
