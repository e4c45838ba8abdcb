/** The zones in which a time can be entered. */
export const fieldZones = ['utc', 'mine'] as const
export type FieldZone = (typeof fieldZones)[number]

/** The zone of this computer, by its name. */
export const myZoneName = Intl.DateTimeFormat().resolvedOptions().timeZone

/** `2023-01-25T18:13:22`, what a date and time field holds, of an ISO instant. */
export function toField(instant: string, zone: FieldZone): string {
  const date = new Date(instant)
  const offsetMs = zone === 'utc' ? 0 : date.getTimezoneOffset() * 60_000
  return new Date(date.getTime() - offsetMs).toISOString().slice(0, 19)
}

/**
 * The ISO instant that a field means; null where it is none. A field holds whole seconds: of `exact` instants, the one
 * that the field shows is meant to the microsecond. A local time that comes twice is its first.
 */
export function toInstant(field: string, zone: FieldZone, exact: readonly string[]): string | null {
  const date = new Date(zone === 'utc' ? `${field}Z` : field)
  if (field === '' || Number.isNaN(date.getTime())) return null
  const instant = date.toISOString()
  return exact.find((known) => toField(known, 'utc') === toField(instant, 'utc')) ?? instant
}
