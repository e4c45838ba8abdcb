import { listValue } from '@duckdb/node-api'
import type { Mapping, StatusMeaning } from '../../../shared/folder/mapping'
import { tableColumns } from '../../../shared/folder/tableColumns'
import type { Connection } from '../core/connection'
import readValues from '../core/read_values.sql?raw'
import { countOwnColumns } from '../files/pathColumns'
import type { RecognisedFile } from '../files/readFileHead'
import { textRows } from '../files/recogniseHeader'
import { idProblem } from '../files/storeIdProblems'
import type { MappingQuestion } from './assignFiles'
import type { ColumnSampler } from './columnSampler'

/** A word in the status columns, in lower case, and the number of different rows that have it. */
interface StatusWord {
  readonly word: string
  readonly rows: number
  /** Null if its meaning is not known. */
  readonly meaning: StatusMeaning | null
}

/** The maximum length of a word in a mapping. */
const maximumWordLength = 100
/** The maximum number of words that a question names. */
const namedWords = 10

interface FoundStatuses {
  /** The words whose meaning is not known, the most frequent first. */
  readonly unknown: readonly string[]
  readonly questions: readonly MappingQuestion[]
}

/**
 * Finds the words in the status columns, as far as the beginnings of the poll files show them. Asks what they mean if the
 * numbers would be wrong without them: if no word is known, or if the known words are all active or all inactive. A single
 * unknown word in one row is a mistake, which is rejected.
 */
export async function askAboutStatuses(
  connection: Connection,
  sampler: ColumnSampler,
  files: readonly RecognisedFile[],
  mapping: Mapping,
): Promise<FoundStatuses> {
  const words = await statusWords(connection, sampler, files, mapping)
  const unknown = words.filter(({ meaning }) => meaning === null)
  const known = new Set(words.flatMap(({ meaning }) => (meaning === null || meaning === 'none' ? [] : [meaning])))
  const isRepeated = unknown.some(({ rows }) => rows > 1)
  const isAsked = known.size === 0 ? unknown.length > 1 || isRepeated : known.size === 1 && isRepeated
  const names = unknown.map(({ word }) => word)
  return { unknown: names, questions: isAsked ? [{ role: null, sentence: statusQuestion(names) }] : [] }
}

function statusQuestion(words: readonly string[]): string {
  const named = words.slice(0, namedWords).map((word) => `"${word}"`).join(', ')
  return (
    `The polls have statuses whose meaning is not known: ${named}${words.length > namedWords ? ', …' : ''}. ` +
    'Choose for each word whether it means active, inactive or nothing.'
  )
}

/** The words in rows with a usable store id, the most frequent first. A repeated row counts once. */
async function statusWords(
  connection: Connection,
  sampler: ColumnSampler,
  files: readonly RecognisedFile[],
  { statuses = {} }: Mapping,
): Promise<readonly StatusWord[]> {
  const rowsOf = new Map<string, Set<string>>()
  for (const file of files) {
    if (file.role !== 'polls') continue
    const ownColumns = countOwnColumns(file.columns, file.pathValues)
    const fields = file.kind === 'parquet' ? await sampler.parquetRows(file.path, ownColumns) : rowsOfText(file, ownColumns)
    for (const { status, storeId, time } of pollsOf(file, fields)) {
      const rows = rowsOf.get(status) ?? new Set()
      rowsOf.set(status, rows)
      rows.add(`${storeId}\n${time}`)
    }
  }
  const counts = [...rowsOf].map(([value, rows]) => [value, rows.size] as const)
  if (counts.every(([value]) => usual.has(value))) {
    return counts.map(([word, rows]) => ({ word, rows, meaning: usual.get(word) ?? null }))
  }
  const chosen = new Map(Object.entries(statuses).map(([word, meaning]) => [word.trim().toLowerCase(), meaning]))
  const words = await readWords(connection, counts)
  return words
    .map(({ word, rows, is_active }) => ({ word, rows, meaning: chosen.get(word) ?? meaningOf(is_active) }))
    .filter(({ word, meaning }) => meaning !== null || isStatusWord(word))
}

function meaningOf(isActive: boolean | null): StatusMeaning | null {
  if (isActive === null) return null
  return isActive ? 'active' : 'inactive'
}

/** Whether a text can be a status that the user can give a meaning. An empty field or a dash has none. */
export function isStatusWord(text: string): boolean {
  return text.length <= maximumWordLength && /[\p{L}\p{N}]/u.test(text) && !/[\p{Cc}\p{Cf}\uFFFD]/u.test(text) && !missing.has(text)
}

const usual: ReadonlyMap<string, StatusMeaning> = new Map([
  ['active', 'active'],
  ['inactive', 'inactive'],
])
const missing: ReadonlySet<string> = new Set(['null', '\\n', 'nan', 'n/a', 'na'])

async function readWords(
  connection: Connection,
  counts: readonly (readonly [string, number])[],
): Promise<readonly { word: string; rows: number; is_active: boolean | null }[]> {
  await connection.run(readValues)
  return connection.all(
    `select status_word(written) as word, sum(rows)::bigint as rows, read_status_word(word) as is_active
     from (select unnest($values::varchar[]) as written, unnest($counts::integer[]) as rows)
     group by word order by rows desc, word`,
    { values: listValue(counts.map(([value]) => value)), counts: listValue(counts.map(([, rows]) => rows)) },
  )
}

/**
 * The rows of a text, but of those with a usual word only one for each word, because nearly all rows have one. A pattern finds
 * these in a seventh of the time.
 */
function rowsOfText({ text, columns, delimiter, headerLine }: RecognisedFile, ownColumns: number): readonly (readonly string[])[] {
  const status = columns.indexOf('status')
  // In quotes, a line may be a part of a row.
  if (status === -1 || status >= ownColumns || text.includes('"')) return textRows(text, { delimiter, headerLine })
  const usualRow = (word: string): string => {
    const field = `[^${delimiter}\\n\uFFFD]{0,1000}`
    return `^(?:${field}[${delimiter}]){${status}}${word}(?:[${delimiter}]${field}){${ownColumns - status - 1}}$`
  }
  const header = new RegExp(`^(?:[^\n]*\n){${headerLine}}`).exec(text)?.[0] ?? ''
  const body = text.slice(header.length)
  const found = [...usual.keys()].map((word) => new RegExp(usualRow(word), 'm').exec(body)?.[0])
  const others = body.replaceAll(new RegExp(`${usualRow(`(?:${[...usual.keys()].join('|')})`)}\n?`, 'gm'), '')
  return [...found.flatMap((row) => (row === undefined ? [] : [row.split(delimiter)])), ...textRows(header + others, { delimiter, headerLine })]
}

interface FoundPoll {
  readonly storeId: string
  readonly time: string
  readonly status: string
}

/**
 * The polls with a usable store id in rows whose fields are those of the file, without the columns of its path. Of those with a
 * usual word there is one for the word, because nearly all words are usual, and their number and the ids beside them do not
 * matter.
 */
function* pollsOf({ columns, pathValues }: RecognisedFile, rows: readonly (readonly string[])[]): Generator<FoundPoll> {
  const [id = -1, time = -1, status = -1] = tableColumns.polls.map((column) => columns.indexOf(column))
  const seen = new Set<string>()
  for (const fields of rows) {
    if (fields.length + pathValues.length !== columns.length) continue
    const valueOf = (column: number): string => fields[column] ?? pathValues[column - fields.length] ?? ''
    const found = valueOf(status)
    if (seen.has(found)) continue
    if (usual.has(found)) {
      seen.add(found)
      yield { storeId: '', time: '', status: found }
      continue
    }
    const storeId = valueOf(id)
    if (storeId.trim() !== '' && idProblem(storeId) === null) yield { storeId, time: valueOf(time), status: found }
  }
}
