import { hourMs, hoursPerDay, hoursPerWeek } from '../core/time'
import type { KeptException } from '../folder/exceptions'
import type { ReportRow } from './columns'
import { describeExcluded, exceptionCells, exceptionHeadings, maximumListedExceptions } from './describeException'
import type { UptimeGoal } from './goal'
import type { Method, Report } from './report'

/** How numbers and instants are written: in the user's locale on the page, in one fixed form in files. */
export interface Formats {
  /** At most two decimals. */
  readonly number: (value: number) => string
  /** With the decimals it has, because a goal of 99.999 % is not 100 %. */
  readonly asWritten: (value: number) => string
  /** An ISO instant, with its zone. */
  readonly instant: (instant: string) => string
}

/** The formats of files: decimal points and UTC. */
export const plainFormats: Formats = {
  number: (value) => String(Math.round(value * 100) / 100),
  asWritten: String,
  instant: (instant) => `${instant.slice(0, 19).replace('T', ' ')} UTC`,
}

/** A few sentences on one subject. */
export interface Explanation {
  readonly heading: string
  readonly sentences: readonly string[]
  /** What the sentences end with; absent if there is nothing to list. */
  readonly table?: ExplanationTable
}

/** A list of things that have the same properties. Its cells can be empty. */
export interface ExplanationTable {
  readonly headings: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** A row of a table in one line, for texts that have no columns. */
export function tableLine(cells: readonly string[]): string {
  return cells.filter((cell) => cell !== '').join(' · ')
}

/**
 * Explains how the numbers of a report are computed: the rules of REPORT.md that matter to its readers. `exceptions` are those
 * that the report was made with.
 */
export function explainReport(
  report: Report,
  goal: UptimeGoal,
  formats: Formats,
  exceptions: readonly KeptException[] = [],
): readonly Explanation[] {
  return [
    { heading: 'Time', sentences: timeSentences(report, formats) },
    {
      heading: 'Open time',
      sentences: [
        'Open time is the time within a store’s business hours. They are in the store’s own time zone and follow every clock change. Hours that overlap count once.',
        'A store without business hours is always open. A store without a known time zone is treated as being in America/Chicago.',
        ...(report.zoneEdition === null ? [] : [`Clock changes are those of edition ${report.zoneEdition} of the IANA time zone database.`]),
      ],
    },
    ...(report.exceptionSet === null ? [] : [explainExceptions(report, exceptions, formats)]),
    {
      heading: 'Observations',
      sentences: [
        `An observation is a poll during the store’s opening hours. ${countSentence(report, formats)} Polls outside opening hours are ignored.`,
        'Polls of one store at the same instant count once. If they disagree, the store counts as inactive.',
      ],
    },
    { heading: 'Uptime and downtime', sentences: methodSentences[report.method] },
    {
      heading: 'Outages and coverage',
      sentences: [
        'An outage is a series of inactive polls. It starts half-way between the last active and the first inactive poll and ends the same way. It can span closing time; only opening hours count.',
        'Coverage is the share of open time within 60 minutes of a poll in opening hours. It shows how much was observed rather than filled in.',
      ],
    },
    { heading: 'Verdicts', sentences: verdictSentences(goal, formats) },
    {
      heading: 'State',
      sentences: [
        `A store is down or up if it is open at the ${report.window === null ? 'report time' : 'end of the period'} and its last poll in opening hours is at most two hours old. If that poll is older or missing, the state is unknown. A store that is not open then is closed.`,
        '“Closed, last seen down” means that the last poll before closing was inactive.',
      ],
    },
    {
      heading: 'Shares of hours',
      sentences: [
        'The heat map divides the downtime in an hour of the local week by the open time of the observed stores in that hour. With less than one hour of open time in all, there is no share. Both use the nearest-poll method.',
      ],
    },
    {
      heading: 'What the percentages refer to',
      sentences: [
        'Uptime % is uptime divided by uptime plus downtime. For several stores, those of the judged stores are added up first. Coverage refers to open time.',
        report.window === null ? 'Times of the last hour are in minutes, those of the last day and week in hours.' : 'All times are in hours.',
      ],
    },
  ]
}

function explainExceptions({ excluded }: Report, exceptions: readonly KeptException[], { number }: Formats): Explanation {
  const listed = exceptions.slice(0, maximumListedExceptions)
  return {
    heading: 'Exceptions',
    sentences: [
      'Closed days and special hours replace the openings that begin on their local dates. A closure from one time to another takes out everything in it. Polls in closed time are ignored.',
      excluded === null || excluded.closures === 0 ? 'No closure takes open time out of this report.' : `Closures take open time out of this report: ${describeExcluded(excluded, number)}, for all its stores.`,
      ...(listed.length < exceptions.length ? [`These are the first ${number(listed.length)} of ${number(exceptions.length)} exceptions.`] : []),
    ],
    ...(listed.length > 0 && { table: { headings: exceptionHeadings, rows: listed.map((exception) => exceptionCells(exception, number)) } }),
  }
}

function timeSentences({ asOf, window }: Report, { instant, number }: Formats): readonly string[] {
  if (window === null) {
    return [
      `The last hour, day and week are the 1, ${hoursPerDay} and ${hoursPerWeek} hours that end at ${instant(asOf)}.`,
      'Polls outside this week are ignored.',
    ]
  }
  return [
    `The report covers one period of ${number(hoursOf(window))} hours, from ${instant(window.from)} to ${instant(window.to)}.`,
    'Polls outside this period are ignored.',
  ]
}

function countSentence({ selectedStores, stores, observations }: Report, { number }: Formats): string {
  const which = selectedStores === null ? '' : 'selected '
  return `The ${number(stores)} ${which}${stores === 1 ? 'store has' : 'stores have'} ${countObservations(observations, number)}.`
}

function countObservations(observations: number, number: Formats['number']): string {
  return `${number(observations)} ${observations === 1 ? 'observation' : 'observations'}`
}

function verdictSentences({ goalPercent, leastCoveragePercent, lowBudgetPercent }: UptimeGoal, { asWritten }: Formats): readonly string[] {
  return [
    `A store is judged if its coverage is at least ${asWritten(leastCoveragePercent)} %; otherwise too little was seen. A judged store misses the goal if its uptime is below ${asWritten(goalPercent)} %. It has little left if it meets the goal, but has used more than ${asWritten(lowBudgetPercent)} % of the downtime that the goal allows.`,
    'Several stores are judged together by the judged stores. If these are fewer than half of the observed stores, too little was seen for a verdict, and their uptime is approximate.',
  ]
}

const methodSentences: Readonly<Record<Method, readonly string[]>> = {
  nearest: [
    'At any moment in opening hours, the status is that of the closest poll. If two are equally close, the later one counts.',
    'Uptime is open time with status active, downtime with status inactive. Together they are the store’s open time. Without polls, both are unknown.',
  ],
  'poll-count': [
    'Polls are counted with the rules of the older backend. If the store is open at the end of the period, the first observation of the last hour decides all of its 60 minutes.',
    'In longer spans each observation counts as one hour up or down, if the store is open at the time of day at which the report ends: yesterday or today for the last day, on any weekday otherwise. If it is not, uptime and downtime are 0. Together they are not the store’s open time.',
    'Outages, coverage and open time still use the nearest-poll method.',
  ],
}

interface Span {
  readonly name: string
  readonly suffix: 'last_hour' | 'last_day' | 'last_week' | 'window'
  /** The whole length of the span, in `unit`. */
  readonly length: number
  readonly unit: 'min' | 'h'
}

/** The longest first. */
function spansOf({ window }: Report): readonly Span[] {
  if (window !== null) return [{ name: 'Period', suffix: 'window', length: hoursOf(window), unit: 'h' }]
  return [
    { name: 'Last week', suffix: 'last_week', length: hoursPerWeek, unit: 'h' },
    { name: 'Last day', suffix: 'last_day', length: hoursPerDay, unit: 'h' },
    { name: 'Last hour', suffix: 'last_hour', length: 60, unit: 'min' },
  ]
}

/** Explains the numbers of one store, span by span: open 61.5 h of 168 h, and so on. */
export function explainStore(report: Report, row: ReportRow, formats: Formats): Explanation {
  const observations = row.observations ?? 0
  return {
    heading: `Store ${row.store_id}`,
    sentences: [
      ...spansOf(report).map((span) => `${span.name}: ${spanSentence(span, report.method, row, formats)}`),
      `Hours are in ${row.timezone} time.`,
      observations === 0
        ? 'There are no observations, so uptime and downtime are unknown.'
        : `There ${observations === 1 ? 'is' : 'are'} ${countObservations(observations, formats.number)}; the last one is ${row.last_status}.`,
    ],
  }
}

function spanSentence({ suffix, length, unit }: Span, method: Method, row: ReportRow, { number }: Formats): string {
  const time = (value: number | null): string => `${number(value ?? 0)} ${unit}`
  const [openTime, percent, coverage] = [row[`open_${suffix}`], row[`uptime_percent_${suffix}`], row[`coverage_${suffix}`]]
  const share = `open ${time(openTime)} of ${time(length)}`
  if (row.observations === 0) return `${share}.`
  const [up, down] = [time(row[`uptime_${suffix}`]), time(row[`downtime_${suffix}`])]
  const sum = method === 'nearest' ? `up ${up} + down ${down} = ${time(openTime)} open` : `counted ${up} up and ${down} down`
  const parts = [
    share,
    sum,
    ...(percent === null ? [] : [`uptime ${number(percent)} %`]),
    ...(coverage === null ? [] : [`${number(coverage * 100)} % of the ${number(openTime ?? 0)} open ${unit === 'h' ? 'hours' : 'minutes'} were near a poll`]),
  ]
  return `${parts.join('; ')}.`
}

function hoursOf({ from, to }: { readonly from: string; readonly to: string }): number {
  return (Date.parse(to) - Date.parse(from)) / hourMs
}
