import * as fc from 'fast-check'
import type { Situation } from './situation'

/** Forms in which other programs write the values of a folder. */
interface Forms {
  readonly instant: (iso: string) => string
  /** The times of an opening, such as `09:00:00`. */
  readonly opening: (start: string, end: string) => readonly [string, string]
  readonly status: Readonly<Record<string, string>>
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** The date parts of `2023-01-24T09:06:42.605777Z`, and the time as it is written. */
function partsOf(iso: string) {
  return { year: iso.slice(0, 4), month: Number(iso.slice(5, 7)), day: Number(iso.slice(8, 10)), time: iso.slice(11, 26) }
}

const instants: readonly Forms['instant'][] = [
  (iso) => iso,
  (iso) => `${iso.slice(0, 10)} ${iso.slice(11, 26)} +0000 UTC`,
  (iso) => `${iso.slice(0, 10).replaceAll('-', '')}T${iso.slice(11, 26).replaceAll(':', '')}Z`,
  (iso) => String(Date.parse(iso) * 1000 + Number(iso.slice(23, 26))),
  (iso) => {
    const { year, month, day, time } = partsOf(iso)
    return `${year}/${month}/${day} ${time.replace(/^0/, '')}`
  },
  (iso) => {
    const { year, month, day, time } = partsOf(iso)
    return `${day} ${months[month - 1]} ${year} ${time} GMT`
  },
  (iso) => {
    const { year, month, day, time } = partsOf(iso)
    const hour = Number(time.slice(0, 2))
    return `${year}-${month}-${day} ${((hour + 11) % 12) + 1}${time.slice(2)} ${hour < 12 ? 'AM' : 'PM'}`
  },
]

const each = (write: (time: string) => string): Forms['opening'] => (start, end) => [write(start), write(end)]

function secondsOf(time: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number)
  return (hours * 60 + minutes) * 60 + seconds
}

const openings: readonly Forms['opening'][] = [
  each((time) => time),
  each((time) => `1899-12-30 ${time}`),
  each((time) => `0 days ${time}`),
  each((time) => `${time}+00`),
  each((time) => `${time.replace(/^0/, '')}.0000000`),
  each((time) => (time.endsWith(':00') ? time.slice(0, 5).replace(':', 'h') : time)),
  each((time) => (time.endsWith(':00') ? time.slice(0, 5).replace(':', '') : time)),
  // An end on the next day, counted from the first.
  (start, end) => [start, end <= start ? `${Number(end.slice(0, 2)) + 24}${end.slice(2)}` : end],
  each((time) => (secondsOf(time) / 86_400).toFixed(12)),
]

const statuses: readonly Forms['status'][] = [
  { active: 'active', inactive: 'inactive' },
  { active: 'UP', inactive: 'Down' },
  { active: '1', inactive: '0' },
  { active: 'true', inactive: 'false' },
  { active: '200', inactive: '503' },
]

export const anyForms: fc.Arbitrary<Forms> = fc.record({
  instant: fc.constantFrom(...instants),
  opening: fc.constantFrom(...openings),
  status: fc.constantFrom(...statuses),
})

/** The same situation with its values in other forms. */
export function inOtherForms(situation: Situation, { instant, opening, status }: Forms): Situation {
  return {
    ...situation,
    polls: situation.polls.map((line) => {
      const [id = '', time = '', word = ''] = line.split(',')
      return [id, instant(time), status[word]].join(',')
    }),
    businessHours: situation.businessHours.map((line) => {
      const [id = '', day = '', start = '', end = ''] = line.split(',')
      return [id, day, ...opening(start, end)].join(',')
    }),
  }
}
