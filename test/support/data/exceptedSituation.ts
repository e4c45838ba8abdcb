import * as fc from 'fast-check'
import type { Interval } from '../reference/intervals'
import { hourMicroseconds, minuteMicroseconds } from '../reference/time'
import { anyWindowSituation, filesOf, isoInstant, type Situation } from './situation'

/** A generated folder with exceptions and hours of seasons, and the window to report on. It prints itself as CSV files. */
export interface ExceptedSituation {
  readonly files: Readonly<Record<string, string>>
  readonly window: Interval
  readonly asOf: string | null
}

const dayMilliseconds = 86_400_000
const isoDate = (time: number): string => new Date(time).toISOString().slice(0, 10)
const wallTime = (microseconds: number): string => isoInstant(microseconds).slice(0, 16).replace('T', ' ')

/** Times on quarters of an hour, because clocks change there. */
const timeOfDay = fc.integer({ min: 0, max: 110 }).map((quarter) => `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`)

/** Days before and after the end of a window. */
const dayNear = fc.integer({ min: -10, max: 3 })

const dated = fc.record({ day: dayNear, days: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 4 })) })
const special = fc.record({ day: dayNear, start: timeOfDay, end: timeOfDay })
const closure = fc.record({
  quarter: fc.integer({ min: -10 * 96, max: 96 }),
  quarters: fc.oneof(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 200 })),
  isLocal: fc.boolean(),
})
const season = fc.tuple(fc.option(dayNear), fc.option(fc.integer({ min: 0, max: 6 })))

/** Adds exceptions to a folder in its window. Which stores they are for is drawn from the stores of the folder. */
function withExceptions(situation: Situation, window: Interval): fc.Arbitrary<ExceptedSituation> {
  const date = (day: number): string => isoDate(window.end / 1000 + day * dayMilliseconds)
  const ids = [...new Set([...situation.polls, ...situation.businessHours, ...situation.timezones].map((line) => line.split(',')[0] ?? ''))]
  const forStore = fc.constantFrom('', '*', ...ids, ...ids)
  return fc
    .record({
      closed: fc.array(fc.tuple(forStore, dated), { maxLength: 4 }),
      hours: fc.array(fc.tuple(forStore, special), { maxLength: 5 }),
      closures: fc.array(fc.tuple(forStore, closure), { maxLength: 4 }),
      seasons: fc.array(fc.option(season, { freq: 2 }), { minLength: situation.businessHours.length, maxLength: situation.businessHours.length }),
    })
    .map(({ closed, hours, closures, seasons }) => {
      const isClosed = (day: number): boolean => closed.some(([, range]) => range.day <= day && day <= range.day + range.days)
      const hour = Math.floor(window.end / hourMicroseconds) * hourMicroseconds
      const lines = [
        ...closed.map(([id, { day, days }]) => `${id},${date(day)},${days === 0 ? '' : date(day + days)},,,,`),
        ...hours.filter(([, { day }]) => !isClosed(day)).map(([id, { day, start, end: closes }]) => `${id},${date(day)},,${start},${closes},,`),
        ...closures.map(([id, { quarter, quarters, isLocal }]) => {
          const ends = [quarter, quarter + quarters].map((at) => hour + at * 15 * minuteMicroseconds)
          return `${id},,,,,${ends.map(isLocal ? wallTime : isoInstant).join(',')}`
        }),
      ]
      const validity = seasons.map((found) => {
        const [from = null, length = null] = found ?? []
        return `${from === null ? '' : date(from)},${length === null ? '' : date((from ?? -5) + length)}`
      })
      const { 'business hours.csv': _, ...others } = filesOf(situation)
      const files = {
        ...others,
        ...(lines.length === 0 ? {} : { 'exceptions.csv': ['store_id,date,end_date,start_time_local,end_time_local,start,end', ...lines].join('\n') }),
        ...(validity.length === 0
          ? {}
          : {
              'business hours.csv': [
                'store_id,day,start_time_local,end_time_local,valid_from,valid_to',
                ...situation.businessHours.map((line, at) => `${line},${validity[at]}`),
              ].join('\n'),
            }),
      }
      const print = () => [`window ${isoInstant(window.start)} ${isoInstant(window.end)}`, `as-of ${situation.asOf}`, ...Object.values(files)].join('\n')
      return Object.assign({ files, window, asOf: situation.asOf }, { [fc.toStringMethod]: print })
    })
}

/** Folders around a clock change with closed days, special hours, closures from–to, and openings of seasons. */
export const anyExceptedSituation: fc.Arbitrary<ExceptedSituation> = anyWindowSituation.chain(({ situation, window }) =>
  withExceptions(situation, window),
)
