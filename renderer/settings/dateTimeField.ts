/** The time zones in which the user can enter a time. */
export const fieldZones = ['utc', 'mine'] as const
export type FieldZone = (typeof fieldZones)[number]

/** The IANA name of this computer's zone. */
export const myZoneName = Intl.DateTimeFormat().resolvedOptions().timeZone

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
  const date = new Date(zone === 'utc' ? `${field}Z` : field)
  if (field === '' || Number.isNaN(date.getTime())) return null
  const instant = date.toISOString()
  return exact.find((known) => writeDateTimeField(known, 'utc') === writeDateTimeField(instant, 'utc')) ?? instant
}
