/** The time zones in which the user can enter a time. */
export const fieldZones = ['utc', 'mine'] as const
export type FieldZone = (typeof fieldZones)[number]

/** The text of a date field and of a time field, such as `2023-01-25` and `18:13:22`. */
interface FieldTexts {
  readonly date: string
  readonly time: string
}

/** Hours have one or two digits, and seconds can be left out. */
const timePattern = /^(\d|[01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/

/** Splits the value of a date and time field into the texts of its two fields. */
export function splitDateTimeField(field: string): FieldTexts {
  const [date = '', time = ''] = field.split('T')
  return { date, time }
}

export function joinDateTimeField({ date, time }: FieldTexts): string {
  return `${date}T${time}`
}

/** Writes an ISO instant as the value of a date and time field, such as `2023-01-25T18:13:22`. */
export function writeDateTimeField(instant: string, zone: FieldZone): string {
  const date = new Date(instant)
  const offsetMs = zone === 'utc' ? 0 : date.getTimezoneOffset() * 60_000
  return new Date(date.getTime() - offsetMs).toISOString().slice(0, 19)
}

/**
 * Reads the value of a date and time field as an ISO instant; null if the field is empty or unreadable. A field holds
 * whole seconds, so if one of the `exact` instants lies in that second, it is the result, to the microsecond. A local
 * time that occurs twice means the first occurrence.
 */
export function readDateTimeField(field: string, zone: FieldZone, exact: readonly string[]): string | null {
  const { date: day, time } = splitDateTimeField(field)
  const [, hour, minute, second = '00'] = timePattern.exec(time.trim()) ?? []
  if (hour === undefined || !/^\d{4}-\d\d-\d\d$/.test(day)) return null
  const date = new Date(`${day}T${hour.padStart(2, '0')}:${minute}:${second}${zone === 'utc' ? 'Z' : ''}`)
  if (Number.isNaN(date.getTime())) return null
  const instant = date.toISOString()
  return exact.find((known) => writeDateTimeField(known, 'utc') === writeDateTimeField(instant, 'utc')) ?? instant
}
