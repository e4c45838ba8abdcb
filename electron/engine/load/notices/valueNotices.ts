import type { FileSummary, Notice } from '../../../../shared/folder/dataSet'
import type { HoursFacts } from '../hours/loadHoursAndZones'
import { mayRuleRows, wordsOf } from '../../files/ruleColumns'
import type { LocalTimes } from '../../mapping/findLocalTimes'

/** At least this many weekdays follow each other before their numbers are doubted. */
const fewestWeekdays = 5

/** The notice that no store is open on day 0, so that the numbers may begin with 1. */
export function unclearWeekdaysNotice({ first_weekday, last_weekday, weekdays }: HoursFacts): readonly Notice[] {
  if (first_weekday !== 1 || last_weekday === null || weekdays < fewestWeekdays) return []
  const text =
    `The weekdays in the business hours are 1 to ${last_weekday}, which was read as Tuesday to ${last_weekday === 5 ? 'Saturday' : 'Sunday'}. ` +
    'If 1 is Monday, choose that numbering of weekdays.'
  return [{ code: 'weekdays_unclear', text, proposal: { weekdays: 'iso' } }]
}

/** The notice that polls were read as UTC against the name of their column. */
export function localTimesNotice({ file, column }: LocalTimes): readonly Notice[] {
  const text =
    `The times in "${column}" of ${file} were read as UTC, although the name of the column says otherwise. ` +
    'If they are local times, the numbers are wrong: convert them to UTC, or write an offset such as -05:00 after each.'
  return [{ code: 'polls_local_times', text, proposal: null }]
}

/** The notice that the times of business hours may be of a clock with 12 hours, without AM and PM. */
export function unclearClockNotice({ openings, long_openings, has_afternoon }: HoursFacts): readonly Notice[] {
  if (has_afternoon || 2 * long_openings <= openings) return []
  const text =
    `${long_openings} of the ${openings} openings last more than 16 hours into the next morning, and no time of day is after 12:59. ` +
    'If the times are those of a 12-hour clock, write AM or PM after them.'
  return [{ code: 'clock_unclear', text, proposal: null }]
}

/** Stores whose openings in two files overlap without being the same, with an example. */
export interface HoursOfFiles {
  readonly stores: number
  readonly example: string | null
  readonly first_file: string | null
  readonly second_file: string | null
}

/** The notice that files of business hours contradict each other, as an earlier version beside the current one does. */
export function contradictingHoursNotice({ stores, example, first_file, second_file }: HoursOfFiles): readonly Notice[] {
  if (stores === 0) return []
  const which = stores === 1 ? `Store ${example} has` : `${stores} stores, such as ${example}, have`
  const text =
    `${which} different business hours on one weekday in ${first_file} and ${second_file}. The openings of both count; ` +
    'if one of them is an earlier version, remove it or choose the file that counts.'
  return [{ code: 'business_hours_differ', text, proposal: null }]
}

/** The notice that more than half of the poll rows were skipped. */
export function skippedPollsNotice(files: readonly FileSummary[]): readonly Notice[] {
  const polls = files.filter(({ role }) => role === 'polls')
  const sum = (count: (file: FileSummary) => number): number => polls.reduce((total, file) => total + count(file), 0)
  const [read, skipped] = [sum(({ rowsRead }) => rowsRead), sum(({ rowsRejected }) => rowsRejected)]
  if (2 * skipped <= read) return []
  const text = `${skipped} of the ${read} rows of polls ${skipped === 1 ? 'was' : 'were'} skipped, so the numbers come from the smaller part. The data issues say why.`
  return [{ code: 'polls_mostly_skipped', text, proposal: null }]
}

/** A smaller share of polls with unknown words is a matter of the data issues. */
const leastUnknownShare = 0.01
const namedWords = 10

/** The notice that polls were skipped because the meaning of their status is not known. */
export function unknownStatusesNotice(
  files: readonly FileSummary[],
  words: readonly { readonly word: string; readonly rows: number }[],
): readonly Notice[] {
  const read = files.filter(({ role }) => role === 'polls').reduce((sum, { rowsRead }) => sum + rowsRead, 0)
  const skipped = words.reduce((sum, { rows }) => sum + rows, 0)
  if (skipped === 0 || skipped < leastUnknownShare * read) return []
  const named = words.slice(0, namedWords).map(({ word, rows }) => `"${word}" (${rows})`).join(', ')
  const more = words.length > namedWords ? ` and ${words.length - namedWords} more` : ''
  const text =
    `${skipped} of the ${read} rows of polls ${skipped === 1 ? 'was' : 'were'} skipped because the meaning of ${skipped === 1 ? 'its' : 'their'} status is not known: ${named}${more}. ` +
    'Say which of these words mean active, inactive, or nothing.'
  return [{ code: 'statuses_unknown', text, proposal: {} }]
}

/** Words in the names of other columns of business hours that may say when a store is open. */
const hoursWords = new Set('open opens opened opening close closes closed closing start end available allday 24 24h 24x7'.split(' '))
const hoursNames: ReadonlySet<string> = new Set(['hours', 'openinghours', 'businesshours', 'openhours'])

/** The notice that columns of a file were not used although they may say which rows count, or when. */
export function unusedColumnsNotice({ role, path, unusedColumns }: FileSummary): readonly Notice[] {
  const tellsHours = (name: string): boolean =>
    role === 'businessHours' && (wordsOf(name).some((word) => hoursWords.has(word)) || hoursNames.has(wordsOf(name).join('')))
  const names = unusedColumns.filter((name) => mayRuleRows(name, role === 'polls') || tellsHours(name))
  if (names.length === 0) return []
  const file = path.split(/[/\\]/).at(-1) ?? path
  const [were, them] = names.length === 1 ? ['was', 'the column'] : ['were', 'the columns']
  const text =
    `${names.join(', ')} in ${file} ${were} not used, although ${names.length === 1 ? 'it' : 'they'} may say which rows count, or when. ` +
    `All its rows count at all times. If some should not, remove them, and then ${them}.`
  return [{ code: 'columns_unused', text, proposal: null }]
}
