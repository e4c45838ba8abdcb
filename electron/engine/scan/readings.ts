import type { DateOrder, StatusMeaning } from '../../../shared/folder/mapping'

/** The form of the timestamps in a file: dates, or a number of these units since 1970. */
export type TimestampForm = 'dates' | EpochUnit
export const epochUnits = ['seconds', 'milliseconds', 'microseconds', 'nanoseconds'] as const
export type EpochUnit = (typeof epochUnits)[number]

/** The form of the times of day in a file: written out, or numbers such as 9, 900 or 0.375. */
export type TimeForm = 'written_out' | 'whole_hours' | 'hours_and_minutes' | 'day_fraction'

/** How the values of a file are read that have more than one meaning (REPORT.md, "Inputs"). */
export interface Readings {
  readonly timestamps: TimestampForm
  /** The order of dates in which the year comes last; null if the file has none. */
  readonly dateOrder: DateOrder | null
  readonly times: TimeForm
  /** Whether a row of business hours can name several weekdays, such as `Mon-Fri`. */
  readonly hasSeveralDays: boolean
  /** What the user said about words in status columns, which are in lower case here. */
  readonly statuses: Readonly<Record<string, StatusMeaning>>
}

/** How the values of a file are read unless they or the user say otherwise. */
export const usualReadings: Readings = { timestamps: 'dates', dateOrder: null, times: 'written_out', hasSeveralDays: false, statuses: {} }

const timeSentences: Readonly<Record<TimeForm, string | null>> = {
  written_out: null,
  whole_hours: 'Times of day are whole hours.',
  hours_and_minutes: 'Times of day are hours and minutes without a separator: 930 is 09:30.',
  day_fraction: 'Times of day are fractions of a day: 0.5 is 12:00.',
}

/** Says in sentences what is not read in the usual way. */
export function describeReadings({ timestamps, dateOrder, times, hasSeveralDays, statuses }: Readings): readonly string[] {
  const ofMeaning = (meaning: StatusMeaning): string =>
    Object.keys(statuses).filter((word) => statuses[word] === meaning).map((word) => `"${word}"`).join(', ')
  const meanings = [
    ['active', 'means active'],
    ['inactive', 'means inactive'],
    ['none', 'says nothing about the store'],
  ] as const
  return [
    timestamps === 'dates' ? null : `Times are ${timestamps} since 1970.`,
    dateOrder === null ? null : `Dates are ${dateOrder === 'day-first' ? 'day, month, year' : 'month, day, year'}.`,
    timeSentences[times],
    hasSeveralDays ? 'Rows can name several weekdays, such as Mon-Fri.' : null,
    ...meanings.map(([meaning, says]) => (ofMeaning(meaning) === '' ? null : `Status ${ofMeaning(meaning)} ${says}.`)),
  ].filter((sentence) => sentence !== null)
}
