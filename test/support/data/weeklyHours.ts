import type { Random } from './random'

/** One opening on one weekday, as a business hours file writes it. */
export interface Opening {
  /** 0 is Monday. */
  readonly day: number
  /** Local wall clock, `HH:MM:SS`. */
  readonly start: string
  readonly end: string
}

/** `missing`: the store is not in the business hours file. */
export type HoursKind = 'missing' | 'allDay' | 'daytime' | 'split' | 'overnight' | 'weekdays'

const everyDay = [0, 1, 2, 3, 4, 5, 6]

const daytimeHours = [
  ['11:00:00', '23:00:00'],
  ['11:00:00', '21:00:00'],
  ['11:00:00', '23:59:59'],
  ['06:00:00', '22:00:00'],
  ['10:00:00', '22:00:00'],
  ['10:30:00', '20:45:00'],
] as const

const splitHours = [
  ['00:00:00', '01:00:00', '11:00:00', '23:59:59'],
  ['00:00:00', '02:00:00', '10:00:00', '23:59:00'],
  ['11:00:00', '14:30:00', '17:00:00', '22:00:00'],
  ['07:00:00', '11:00:00', '16:00:00', '21:30:00'],
] as const

const overnightHours = [
  ['17:00:00', '02:00:00'],
  ['18:30:00', '04:00:00'],
  ['22:00:00', '06:00:00'],
] as const

const weekdayHours = [
  ['08:00:00', '18:00:00'],
  ['06:00:00', '19:00:00'],
] as const

function repeat(
  days: readonly number[],
  ...hours: readonly (readonly [start: string, end: string])[]
): readonly Opening[] {
  return days.flatMap((day) => hours.map(([start, end]) => ({ day, start, end })))
}

/** Makes the openings of one store, in the order of its week. */
export const weeklyHours: Readonly<Record<HoursKind, (random: Random) => readonly Opening[]>> = {
  missing: () => [],
  allDay: (random) => repeat(everyDay, ['00:00:00', random.pick(['23:59:59', '23:59:59', '23:59:00', '00:00:00'])]),
  daytime: (random) => {
    const closedDay = random.chance(0.15) ? random.pick(everyDay) : null
    return repeat(everyDay.filter((day) => day !== closedDay), random.pick(daytimeHours))
  },
  split: (random) => {
    const [firstStart, firstEnd, secondStart, secondEnd] = random.pick(splitHours)
    return repeat(everyDay, [firstStart, firstEnd], [secondStart, secondEnd])
  },
  overnight: (random) => repeat(everyDay, random.pick(overnightHours)),
  weekdays: (random) => repeat(everyDay.slice(0, 5), random.pick(weekdayHours)),
}
