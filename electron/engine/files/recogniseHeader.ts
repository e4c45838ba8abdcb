import { missingColumnsOf, readColumns, tableColumns, dayPrefixes, type ReadColumn, type TableColumn } from '../../../shared/folder/tableColumns'
import { isAttributeColumn, type FileColumn } from './attributeColumns'
import { fileRoles, type FileRole } from '../../../shared/folder/fileRole'
import { delimiters, recordsOf, type Delimiter } from './csvRecords'

/** The names of a column with the names of weekdays, which tells more than their numbers beside it. */
const namesOfDayNames = ['dayname', 'weekdayname', 'nameofday']

const namesOfStarts = [
  'starttimelocal', 'starttime', 'start', 'opentime', 'opensat', 'opens', 'open',
  'openingtime', 'opening', 'openat', 'opentimelocal', 'openhour', 'openinghour', 'starthour', 'begintime', 'begin', 'fromtime', 'from',
]

const namesOfEnds = [
  'endtimelocal', 'endtime', 'end', 'closetime', 'closesat', 'closes', 'close',
  'closingtime', 'closing', 'closeat', 'closetimelocal', 'closehour', 'closinghour', 'endhour', 'totime', 'to',
]
/** The names of the column with the name of a store. */
const namesOfNames = ['name', 'storename', 'title', 'displayname']

const namesOfZones = ['timezonestr', 'timezone', 'tz', 'timezonename', 'timezoneid', 'tzname', 'tzid', 'ianatimezone', 'ianatz']

/**
 * The columns of each table by the names that the SQL files use, each with the names it may have in a header, the most
 * specific first. Names are compared without case, spaces and punctuation: `Store ID` is `storeid`.
 */
const roleColumns: Readonly<Record<FileRole, NamesOfColumns>> = {
  polls: {
    store_id: ['storeid'],
    timestamp_utc: ['timestamputc', 'timestamp', 'polledat', 'observedat', 'dateutc'],
    status: ['status', 'isactive', 'isonline', 'isup'],
    time_utc: ['timeutc'],
    timezone_str: namesOfZones,
  },
  businessHours: {
    store_id: ['storeid'],
    day: [...namesOfDayNames, 'day', 'dayofweek', 'weekday', 'dayoftheweek', 'days'],
    start_time_local: namesOfStarts,
    end_time_local: namesOfEnds,
    hours: ['hours', 'openinghours', 'businesshours', 'openhours'],
    is_closed: ['isclosed', 'closed'],
    is_open: ['isopen', 'open'],
    valid_from: ['validfrom', 'validsince', 'effectivefrom', 'seasonstart'],
    valid_to: ['validto', 'validuntil', 'validthrough', 'effectiveto', 'seasonend'],
    timezone_str: namesOfZones,
    ...namesOfDayColumns(),
  },
  timezones: { store_id: ['storeid'], timezone_str: namesOfZones, name: namesOfNames },
  exceptions: {
    store_id: ['storeid'],
    date: ['date', 'ondate', 'holidaydate', 'startdate', 'fromdate'],
    end_date: ['enddate', 'todate', 'untildate', 'lastdate'],
    start_time_local: namesOfStarts,
    end_time_local: namesOfEnds,
    starts_at: ['start', 'startsat', 'closedfrom', 'startdatetime', 'starttime', 'from', 'begin'],
    ends_at: ['end', 'endsat', 'closeduntil', 'enddatetime', 'endtime', 'to', 'until'],
    starts_at_utc: ['startutc', 'startsatutc', 'closedfromutc', 'startdatetimeutc', 'starttimeutc', 'fromutc'],
    ends_at_utc: ['endutc', 'endsatutc', 'closeduntilutc', 'enddatetimeutc', 'endtimeutc', 'toutc', 'untilutc'],
    is_closed: ['isclosed', 'closed'],
    is_open: ['isopen', 'open'],
    reason: ['reason', 'note', 'notes', 'comment', 'description', 'holiday', 'holidayname', 'occasion', 'event'],
  },
  stores: { store_id: ['storeid'], name: namesOfNames, timezone_str: namesOfZones },
}

type NamesOfColumns = Readonly<Partial<Record<ReadColumn, readonly string[]>>>

/** Attributes by which a file is known to be a stores file, besides the name. */
const knownAttributes: ReadonlySet<string> = new Set([
  'group', 'region', 'brand', 'banner', 'concept', 'owner', 'operator', 'manager', 'franchise', 'franchisee', 'chain', 'company', 'division',
  'territory', 'district', 'market', 'area', 'city', 'town', 'county', 'province', 'state', 'country', 'address',
])

function isKnownAttribute(name: string): boolean {
  return namesOfNames.includes(name) || knownAttributes.has(name.replace(/^store/, '').replace(/name$/, ''))
}

/** Whether a header is that of a stores file: it has a known attribute, and no column that only polls or business hours have. */
function hasKnownAttribute(header: readonly string[]): boolean {
  if (!header.map(plainName).some(isKnownAttribute)) return false
  const ofOthers = [...findColumns('polls', header).keys(), ...findColumns('businessHours', header).keys()]
  return ofOthers.every((column) => ['store_id', 'status', 'timezone_str'].includes(column))
}

/** Whether a file with time zones is a timezones file, even if it has attributes: its column has the name in the table. */
function namesZones(header: readonly string[]): boolean {
  return header.some((name) => plainName(name) === namesOfZones[0])
}

/** Whether a header that has every column of a table is that of the table, and not of another one. */
function isHeaderOf(role: FileRole, header: readonly string[]): boolean {
  if (role === 'stores') return hasKnownAttribute(header)
  // Other lists of stores and dates must not close stores (REPORT.md, "Exceptions").
  if (role === 'exceptions') return findColumns(role, header).size === header.filter((name) => name !== '').length
  return role !== 'timezones' || namesZones(header) || !hasKnownAttribute(header)
}

/** `mon_open` and so on. In headers they have many names, which `plainColumnName` makes one: `monopen`. */
function namesOfDayColumns(): NamesOfColumns {
  const ends = ['open', 'close', 'hours', 'closed'] as const
  return Object.fromEntries(dayPrefixes.flatMap((day) => ends.map((end) => [`${day}_${end}`, [day + end]] as const)))
}

const endNames = {
  open: 'open|opens|opened|opening|start|starts|begin|begins|from|(?:open|opening|start|begin|from)time|opensat|openat|(?:open|start)timelocal',
  close: 'close|closes|closing|end|ends|to|until|(?:close|closing|end|to)time|closesat|closeat|(?:close|end)timelocal',
  hours: '|(?:opening|business|open)?hours',
  closed: 'closed|isclosed',
} as const

const dayNames =
  'mon(?:days?)?|tue(?:s|sdays?)?|wed(?:s|nesdays?)?|thu(?:r|rs|rsdays?)?|fri(?:days?)?|sat(?:urdays?)?|sun(?:days?)?|mo|tu|we|th|fr|sa|su'

/** For each end of an opening, names such as `mondayopeningtime`, `openmon` and `hoursmondayopen`. */
const dayColumnNames = Object.entries(endNames).map(
  ([end, names]) => [end, new RegExp(`^(?:(?:opening|business)?hours)?(?:(${dayNames})(?:${names})|(?:${names})(${dayNames}))$`)] as const,
)

const mayNameWeekday = /mo|tu|we|th|fr|sa|su/

/** The plain name of a column, which is the same for all names of one weekday and end, such as `monopen`. */
function plainColumnName(name: string): string {
  const plain = plainName(name)
  // Most names have nothing of a weekday, which is found out much sooner.
  if (!mayNameWeekday.test(plain)) return plain
  // Without the space, "opens at" is "open sat".
  if (/^(?:open|close)sat$/.test(plain) && !/[^\p{L}]sat$|[a-z]Sat$/u.test(name.trim().replace(/SAT$/, 'sat'))) return plain
  for (const [end, pattern] of dayColumnNames) {
    const found = pattern.exec(plain)
    const written = found?.[1] ?? found?.[2]
    const day = dayPrefixes.find((weekday) => weekday.slice(0, 2) === written?.slice(0, 2))
    if (day !== undefined) return day + end
  }
  return plain
}

/** The delimiter and the header of a file. */
export interface Layout {
  readonly delimiter: Delimiter
  /** Physical line of the header: 1 unless something comes before it, 0 if there is none. */
  readonly headerLine: number
  /** The names of the columns as written, trimmed. */
  readonly header: readonly string[]
}

/** The rows below the header of a text that can be split into fields. */
export function textRows(text: string, { delimiter, headerLine }: Omit<Layout, 'header'>): readonly (readonly string[])[] {
  const rows: (readonly string[])[] = []
  for (const { line, fields, problem } of recordsOf(text, delimiter)) if (line > headerLine && problem === null) rows.push(fields)
  return rows
}

/**
 * The table that a file is read as. It is plain data, so that a choice of the user can replace the guess. `columns` says
 * for each column of the file which column of the table it is; null if it is not needed.
 */
export interface Recognition extends Layout {
  readonly role: FileRole
  readonly columns: readonly (FileColumn | null)[]
}

/** Maximum number of characters before the header, such as a title, comments, or the line `sep=;` of Excel. */
const maximumPreambleLength = 16_384

/**
 * Finds the header of one of the tables in the beginning of a text; null if there is none. `more` are names of columns
 * that follow those of the text without being in it; they alone make no header.
 */
export function recogniseText(text: string, more: readonly string[] = []): Recognition | null {
  let first: Recognition | null = null
  for (const delimiter of delimiters) {
    for (const layout of layoutsOf(text, delimiter)) {
      if (first !== null && layout.headerLine >= first.headerLine) break
      const recognition = recogniseHeader(layout, more)
      if (recognition === null) continue
      first = recognition
      break
    }
  }
  return first
}

/** Recognises the table that a header belongs to, with `more` names after it; null if every table lacks a column. */
export function recogniseHeader(own: Layout, more: readonly string[] = []): Recognition | null {
  const layout = { ...own, header: [...own.header, ...more] }
  for (const role of fileRoles) {
    // Most lines are tried with a delimiter that they do not use.
    if (layout.header.length < fewestColumns[role]) continue
    const found = findColumns(role, layout.header)
    const isOwn = [...found.values()].some((index) => index < own.header.length)
    if (isOwn && missingColumnsOf(role, [...found.keys()]).length === 0 && isHeaderOf(role, layout.header)) {
      return { ...layout, role, columns: columnsByPosition(found, layout.header) }
    }
  }
  return null
}

const fewestColumns: Readonly<Record<FileRole, number>> = { polls: 3, businessHours: 3, timezones: 2, exceptions: 2, stores: 2 }

/** For each column of a file which column of the table it is, in the one form of the table that is read. */
export function columnsByPosition(found: ReadonlyMap<ReadColumn, number>, header: readonly string[]): readonly (ReadColumn | null)[] {
  const positions = new Map([...found].filter(([column]) => !isOfAnotherForm(column, found)).map(([column, at]) => [at, column]))
  return header.map((_, at) => positions.get(at) ?? null)
}

/** Whether a column says again what other columns of business hours say, which are read instead (REPORT.md, "Inputs"). */
function isOfAnotherForm(column: ReadColumn, found: ReadonlyMap<ReadColumn, number>): boolean {
  const has = (name: ReadColumn): boolean => found.has(name)
  if (has('date')) return false
  const hasBothTimes = has('start_time_local') && has('end_time_local')
  if (column === 'start_time_local' || column === 'end_time_local') return !has('day') || !hasBothTimes
  if (column === 'hours') return !has('day') || hasBothTimes
  if (column === 'day') return !hasBothTimes && !has('hours')
  const day = dayPrefixes.find((name) => column.startsWith(`${name}_`))
  if (day === undefined) return false
  if (has('day') && (hasBothTimes || has('hours'))) return true
  const hasBothEnds = has(`${day}_open`) && has(`${day}_close`)
  if (column === `${day}_closed`) return !hasBothEnds && !has(`${day}_hours`)
  return column === `${day}_hours` ? hasBothEnds : !hasBothEnds
}

/** Guesses the layout of a text with an unknown header: the first line with the most common number of columns. */
export function likelyLayout(text: string): Layout {
  const layouts = delimiters.flatMap((delimiter) => {
    const records = [...layoutsOf(text, delimiter)]
    const common = mostFrequent(records.map(({ header }) => header.length))
    return records.find(({ header }) => header.length === common) ?? []
  })
  const [likely] = layouts.toSorted((one, other) => other.header.length - one.header.length)
  return likely ?? { delimiter: ',', headerLine: 1, header: [] }
}

/** Returns the first of several numbers that are equally frequent. */
function mostFrequent(numbers: readonly number[]): number | undefined {
  const counts = new Map<number, number>()
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1)
  return [...counts].toSorted(([, one], [, other]) => other - one)[0]?.[0]
}

/** The columns of a table that a header lacks. */
export function missingColumns(role: FileRole, header: readonly string[]): readonly string[] {
  return missingColumnsOf(role, [...findColumns(role, header).keys()])
}

/**
 * The columns of a table that several columns of a header could be, each with the positions of these, without columns
 * that have another meaning. The exact name wins over other names, except for `day`,
 * which is not more specific than `dayOfWeek`: exports use either, but the name of a day is.
 */
export function ambiguousColumns(
  role: FileRole,
  header: readonly string[],
): readonly { column: TableColumn; positions: readonly number[] }[] {
  const plainNames = header.map(plainName)
  const found = findColumns(role, header)
  return tableColumns[role].flatMap((column) => {
    const taken = new Set([...found].flatMap(([other, position]) => (other === column ? [] : [position])))
    const positionsOf = (names: readonly string[]): readonly number[] =>
      plainNames.flatMap((name, position) => (names.includes(name) && !taken.has(position) ? [position] : []))
    const names = namesOf(role, column)
    const exact = positionsOf(column === 'day' ? namesOfDayNames : names.slice(0, 1))
    const positions = exact.length > 0 ? exact : positionsOf(names)
    return positions.length > 1 ? [{ column, positions }] : []
  })
}

/** Every record at the beginning of a text, as a candidate for the header. */
function* layoutsOf(text: string, delimiter: Delimiter): Generator<Layout> {
  // The header is the line that begins within this length, however long it is.
  const end = text.indexOf('\n', maximumPreambleLength)
  for (const { line, fields } of recordsOf(end === -1 ? text : text.slice(0, end), delimiter)) {
    yield { delimiter, headerLine: line, header: fields.map((name) => name.trim()) }
  }
}

/**
 * The columns that a header has of those that a file of a table can have, each with its position. A column is not used
 * twice: `open` is the beginning of an opening unless another column is that.
 */
export function findColumns(role: FileRole, header: readonly string[]): ReadonlyMap<ReadColumn, number> {
  const names = header.map(role === 'businessHours' ? plainColumnName : plainName)
  const found = new Map<ReadColumn, number>()
  for (const column of columnsToFind(role, names)) {
    const taken = new Set(found.values())
    const index = namesOf(role, column).map((name) => names.findIndex((other, at) => other === name && !taken.has(at))).find((at) => at !== -1)
    if (index !== undefined) found.set(column, index)
  }
  if (role === 'exceptions' && !found.has('store_id')) {
    const taken = new Set(found.values())
    const index = names.findIndex((name, at) => isKnownAttribute(name) && !taken.has(at))
    if (index !== -1) found.set('attribute', index)
  }
  return found
}

/** Without a date, times such as `start` are those of a closure, which have dates of their own. */
function columnsToFind(role: FileRole, plainNames: readonly string[]): readonly ReadColumn[] {
  const columns = readColumns(role)
  if (role !== 'exceptions' || plainNames.some((name) => namesOf(role, 'date').includes(name))) return columns
  return columns.filter((column) => column !== 'start_time_local' && column !== 'end_time_local')
}

function namesOf(role: FileRole, column: ReadColumn): readonly string[] {
  return roleColumns[role][column] ?? []
}

/** The names that a column of a file may have in a header, written plainly: its own, and those of the column of the table. */
export function plainNamesOf(role: FileRole, column: FileColumn, headerName: string): ReadonlySet<string> {
  const names = isAttributeColumn(column) ? [] : namesOf(role, column)
  return new Set([plainName(headerName), ...names].filter((name) => name !== ''))
}

/** A name without case, spaces and punctuation. */
export function plainName(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
}
