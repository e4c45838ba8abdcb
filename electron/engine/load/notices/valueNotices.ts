import type { FileSummary, Notice } from '../../../../shared/folder/dataSet'

/** The weekdays that were written as numbers, counted from 0 (Monday). */
export interface WeekdayFacts {
  readonly first_weekday: number | null
  readonly last_weekday: number | null
  readonly weekdays: number
}

/** At least this many weekdays follow each other before their numbers are doubted. */
const fewestWeekdays = 5

/** The notice that no store is open on day 0, so that the numbers may begin with 1. */
export function unclearWeekdaysNotice({ first_weekday, last_weekday, weekdays }: WeekdayFacts): readonly Notice[] {
  if (first_weekday !== 1 || last_weekday === null || weekdays < fewestWeekdays) return []
  const text =
    `The weekdays in the business hours are 1 to ${last_weekday}, which was read as Tuesday to ${last_weekday === 5 ? 'Saturday' : 'Sunday'}. ` +
    'If 1 is Monday, choose that numbering of weekdays.'
  return [{ code: 'weekdays_unclear', text, proposal: { weekdays: 'iso' } }]
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
  return [{ code: 'statuses_unknown', text, proposal: null }]
}

/** Words in the names of columns that may say that a row does not count, or when it counts. */
const ruleWords = new Set(
  (
    'deleted removed archived void voided cancelled canceled inactive enabled disabled valid effective expires expired expiry ' +
    'expiration scheduled maintenance from to until since date season seasonal holiday special exception type kind test version revision environment env current week month channel service'
  ).split(' '),
)

/** Polls have a status of their own. */
const ruleWordsBesidePolls = new Set([...ruleWords, 'active', 'status'])

/** The notice that columns of a file were not used although they may say which rows count, or when. */
export function unusedColumnsNotice({ role, path, unusedColumns }: FileSummary): readonly Notice[] {
  const words = role === 'polls' ? ruleWords : ruleWordsBesidePolls
  const names = unusedColumns.filter((name) => wordsOf(name).some((word) => words.has(word)))
  if (names.length === 0) return []
  const file = path.split(/[/\\]/).at(-1) ?? path
  const text =
    `${file} has ${names.length === 1 ? 'a column that was' : 'columns that were'} not used and may say which rows count, or when: ` +
    `${names.join(', ')}. Every row was counted at all times; remove the rows that should not count.`
  return [{ code: 'columns_unused', text, proposal: null }]
}

function wordsOf(name: string): readonly string[] {
  return name.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase().split(/[^\p{L}\p{N}]+/u)
}
