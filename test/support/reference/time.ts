export const secondMicroseconds = 1_000_000
export const minuteMicroseconds = 60 * secondMicroseconds
export const hourMicroseconds = 60 * minuteMicroseconds
export const dayMicroseconds = 24 * hourMicroseconds
export const weekMicroseconds = 7 * dayMicroseconds

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** The order in which a date that does not begin with its year has day and month. */
export type DateOrder = 'day-first' | 'month-first'

/** Microseconds since 1970, with further digits cut, of a date and time in any form of poll files; null if it is not one. */
export function parseInstant(text: string, order: DateOrder | null = null): number | null {
  const spaced = text
    .trim()
    .replace(/^[a-z]{3,9},? /i, '')
    .replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)/i, '$1-$2-$3 $4:$5:$6')
    .replace(/^(\d{4}-\d\d-\d\d)T/i, '$1 ')
  const words = spaced.split(/[ ,]+/)
  const isNamed = /^[a-z]+$/i.test(words[1] ?? '') && words.length > 3
  const date = isNamed ? namedDate(words.splice(0, 3)) : numericDate(words.shift() ?? '', order)
  if (date === null) return null
  const [, clock = '', rest = ''] = /^([\d:.,]+)(.*)$/.exec(words.join(' ')) ?? []
  const half = /^ ?[ap]\.?m\.?/i.exec(rest)?.[0] ?? ''
  const time = clockTime(clock, half.trim().toLowerCase().replaceAll('.', ''))
  const offset = offsetOf(rest.slice(half.length).trim())
  return time === null || time >= dayMicroseconds || offset === null ? null : date + time - offset
}

/** Microseconds since 1970 of the beginning of a date in UTC; null if it does not exist. */
function dateMicroseconds(year: number, month: number, day: number): number | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() * 1000 : null
}

function namedDate([day = '', name = '', year = '']: readonly string[]): number | null {
  return dateMicroseconds(Number(year), monthNames.indexOf(name.toLowerCase().slice(0, 3)) + 1, Number(day))
}

function numericDate(text: string, order: DateOrder | null): number | null {
  const numbers = /^\d+([-/.])\d+\1\d+$/.test(text) ? text.split(/[-/.]/).map(Number) : []
  const [first = 0, second = 0, third = 0] = numbers
  if (first > 999) return dateMicroseconds(first, second, third)
  if (order === null || third <= 999) return null
  return order === 'day-first' ? dateMicroseconds(third, second, first) : dateMicroseconds(third, first, second)
}

/** The offset from UTC in microseconds that the text after a time stands for; null if it is not one. */
function offsetOf(zone: string): number | null {
  if (/^(?:Z|UTC|GMT|Etc\/UTC|)$/i.test(zone)) return 0
  const [, sign = '', hours = '', minutes = '0', name = ''] = /^([+-])(\d\d):?(\d\d)?(?: ([A-Z]+))?$/.exec(zone) ?? []
  if (sign === '' || (name === 'UTC' && Number(hours) + Number(minutes) > 0)) return null
  const offset = Number(hours) * hourMicroseconds + Number(minutes) * minuteMicroseconds
  return sign === '+' ? offset : -offset
}

/** Microseconds since midnight of `9:30`, `09:30:00.5` and so on. `half` is `am`, `pm` or empty. */
function clockTime(text: string, half = ''): number | null {
  const parts = text.split(':')
  if (parts.length < 2 || parts.length > 3 || !/^\d\d?:\d\d(?::\d\d(?:[.,]\d+)?)?$/.test(text)) return null
  const [hours = 0, minutes = 0, seconds = 0] = parts.map((part) => Math.floor(Number(part.replace(',', '.'))))
  if (minutes > 59 || seconds > 59 || (half !== '' && (hours < 1 || hours > 12))) return null
  const hour = half === '' ? hours : (hours % 12) + (half === 'pm' ? 12 : 0)
  const fraction = text.split(/[.,]/)[1] ?? ''
  const microseconds = Number(fraction.slice(0, 6).padEnd(6, '0'))
  return hour * hourMicroseconds + minutes * minuteMicroseconds + seconds * secondMicroseconds + microseconds
}

/** Microseconds since midnight, up to two days, of a time of day that is written out; null if it is not one. */
export function parseTimeOfDay(text: string): number | null {
  const word = text.trim().toLowerCase()
  if (word === 'noon') return dayMicroseconds / 2
  if (word === 'midnight') return 0
  const plain = word
    .replace(/^(?:1899-12-30|1970-01-01)[ t]/, '')
    .replace(/^0 days /, '')
    .replace(/(:\d\d:\d\d)(?:z|[+-]\d\d(?::\d\d)?)$/, '$1')
    .replace(/^(\d\d)(\d\d)$/, '$1:$2')
    .replace('h', ':')
  const [clock = '', half = ''] = plain.split(/ ?(?=[ap]m$)/)
  const time = clockTime(clock, half)
  return time === null || time > 2 * dayMicroseconds ? null : time
}
