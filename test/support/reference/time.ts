export const secondMicroseconds = 1_000_000
export const minuteMicroseconds = 60 * secondMicroseconds
export const hourMicroseconds = 60 * minuteMicroseconds
export const dayMicroseconds = 24 * hourMicroseconds
export const weekMicroseconds = 7 * dayMicroseconds

const instantPattern =
  /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})(?:\.(\d{0,9}))?\s*(?:(?:UTC|Z)|([+-])(\d{2}):?(\d{2}))?$/i

/** Microseconds since 1970 of an instant in the form of poll files, with further digits cut; null if it is not one. */
export function parseInstant(text: string): number | null {
  const match = instantPattern.exec(text)
  if (match === null) return null
  const [, date = '', time = '', fraction = '', sign = '+', offsetHours = '0', offsetMinutes = '0'] = match
  const milliseconds = Date.parse(`${date}T${time}Z`)
  if (Number.isNaN(milliseconds) || !new Date(milliseconds).toISOString().startsWith(`${date}T${time}`)) return null
  const offset = Number(offsetHours) * hourMicroseconds + Number(offsetMinutes) * minuteMicroseconds
  return milliseconds * 1000 + Number(fraction.padEnd(6, '0').slice(0, 6)) + (sign === '+' ? -offset : offset)
}

/** Microseconds since midnight of a wall clock time such as `09:30:00`; null if it is not one. */
export function parseTimeOfDay(text: string): number | null {
  const match = /^([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/.exec(text)
  if (match === null) return null
  const [, hours, minutes, seconds = '0'] = match
  return Number(hours) * hourMicroseconds + Number(minutes) * minuteMicroseconds + Number(seconds) * secondMicroseconds
}
