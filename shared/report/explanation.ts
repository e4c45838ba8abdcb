import type { ReportRow } from './columns'
import type { Method, Report } from './report'

/** How numbers and instants are written: in the user's locale on screen, plainly in files. */
export interface Formats {
  /** At most two decimals. */
  readonly number: (value: number) => string
  /** An ISO instant, with its zone. */
  readonly instant: (instant: string) => string
}

/** As files write them: dots in numbers, UTC. */
export const plainFormats: Formats = {
  number: (value) => String(Math.round(value * 100) / 100),
  instant: (instant) => `${instant.slice(0, 19).replace('T', ' ')} UTC`,
}

/** A few sentences on one subject. */
export interface Explanation {
  readonly heading: string
  readonly sentences: readonly string[]
}

const hourMs = 3_600_000

/** How the numbers of a report are computed, in plain words: the rules of REPORT.md that matter to its readers. */
export function explainReport(report: Report, formats: Formats): readonly Explanation[] {
  return [
    { heading: 'Time', sentences: timeSentences(report, formats) },
    {
      heading: 'Open time',
      sentences: [
        'Business hours are read in the store’s own time zone, through every change of its clocks. Hours that overlap count once.',
        'A store without business hours is open around the clock. One without a known time zone is read in America/Chicago.',
      ],
    },
    {
      heading: 'Observations',
      sentences: [
        `A poll inside the store’s open time is an observation; ${storesOf(report, formats)} ${formats.number(report.observations)} of them. Polls while the store was closed are left out.`,
        'Polls of one store at the same instant count once, as inactive where they disagree.',
      ],
    },
    { heading: 'Uptime and downtime', sentences: methodSentences[report.method] },
    {
      heading: 'Outages and coverage',
      sentences: [
        'An outage is a run of inactive observations, from the middle before its first to the middle after its last. It may go on over closing time; only the open time in it counts.',
        'Coverage is the share of open time within 60 minutes of an observation: how much was seen rather than filled in.',
      ],
    },
    {
      heading: 'What percentages are of',
      sentences: [
        'Uptime % is uptime out of uptime plus downtime; of several stores, the sum of their uptimes out of the sum of both. Coverage is out of open time.',
        report.window === null ? 'Times of the last hour are in minutes, those of the last day and week in hours.' : 'All times are in hours.',
      ],
    },
  ]
}

function timeSentences({ asOf, window }: Report, { instant, number }: Formats): readonly string[] {
  if (window === null) {
    return [
      `The last hour, day and week are the 1, 24 and 168 hours that end at ${instant(asOf)}.`,
      'Polls after that, and those from before the week, do not exist for this report.',
    ]
  }
  return [
    `One window of ${number(hoursOf(window))} hours, from ${instant(window.from)} to ${instant(window.to)}.`,
    'Polls outside of it do not exist for this report.',
  ]
}

function storesOf({ selectedStores, stores }: Report, { number }: Formats): string {
  const isOne = stores === 1
  const which = selectedStores === null ? 'of the data' : `that ${isOne ? 'was' : 'were'} selected`
  return `the ${number(stores)} ${isOne ? 'store' : 'stores'} ${which} ${isOne ? 'has' : 'have'}`
}

const methodSentences: Readonly<Record<Method, readonly string[]>> = {
  nearest: [
    'Every open instant has the status of the nearest observation, before or after it; of the later one exactly half-way.',
    'Uptime and downtime are the lengths of open time with status active and inactive. They add up to the open time of a store with observations; of one without, nothing is known.',
  ],
  'poll-count': [
    'Polls are counted, by the steps of the older backend. If the store is open at the end, the first observation of the last hour decides all of its 60 minutes.',
    'In a longer time each observation counts one hour, up or down, if the store is open at the end’s time of day: yesterday or today for the last day, else on any weekday. Otherwise both are 0. They do not add up to the open time.',
    'Outages, coverage and open time go by the nearest observation all the same.',
  ],
}

interface Part {
  readonly name: string
  readonly suffix: 'last_hour' | 'last_day' | 'last_week' | 'window'
  /** In `unit`. */
  readonly length: number
  readonly unit: 'min' | 'h'
}

const threeWindows: readonly Part[] = [
  { name: 'Last week', suffix: 'last_week', length: 168, unit: 'h' },
  { name: 'Last day', suffix: 'last_day', length: 24, unit: 'h' },
  { name: 'Last hour', suffix: 'last_hour', length: 60, unit: 'min' },
]

/** What the numbers of one store are parts of: `open 61.5 h of 168 h`, for each window of the report. */
export function explainStore(report: Report, row: ReportRow, formats: Formats): Explanation {
  const { window, method } = report
  const parts: readonly Part[] =
    window === null ? threeWindows : [{ name: 'Window', suffix: 'window', length: hoursOf(window), unit: 'h' }]
  return {
    heading: `Store ${row.store_id}`,
    sentences: [
      ...parts.map((part) => `${part.name}: ${partSentence(part, method, row, formats)}`),
      row.observations === 0
        ? `Its hours are read in ${row.timezone}. It has no observations: nothing is known about it.`
        : `Its hours are read in ${row.timezone}. It has ${formats.number(row.observations ?? 0)} observations, the last one ${row.last_status}.`,
    ],
  }
}

function partSentence({ suffix, length, unit }: Part, method: Method, row: ReportRow, { number }: Formats): string {
  const time = (value: number | null): string => `${number(value ?? 0)} ${unit}`
  const open = time(row[`open_${suffix}`])
  const share = `open ${open} of ${time(length)}`
  if (row.observations === 0) return `${share}.`
  const [up, down] = [time(row[`uptime_${suffix}`]), time(row[`downtime_${suffix}`])]
  const sum = method === 'nearest' ? `up ${up} + down ${down} = ${open} open` : `counted ${up} up and ${down} down`
  const [percent, coverage] = [row[`uptime_percent_${suffix}`], row[`coverage_${suffix}`]]
  return [
    share,
    sum,
    ...(percent === null ? [] : [`uptime ${number(percent)} % of up and down`]),
    ...(coverage === null ? [] : [`${number(coverage * 100)} % of the ${open} open were seen`]),
  ].join('; ').concat('.')
}

function hoursOf({ from, to }: { readonly from: string; readonly to: string }): number {
  return (Date.parse(to) - Date.parse(from)) / hourMs
}
