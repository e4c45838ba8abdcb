import type { Connection } from '../core/connection'
import { detectKind, guessEncoding, type Encoding, type NotData } from './detectKind'
import { splitRecords } from './csvRecords'
import { headLength, isNotRegular, readEnds, type FileVersion } from '../disk/fileVersion'
import { decodeHead, readBytes } from './readText'
import { readOrExplain, withoutWildcards } from './parquetFiles'
import { choicesOf, countOwnColumns, pathColumnsOf, type PathColumn } from './pathColumns'
import { isOwnExport, isOwnHeader } from './ownExports'
import { isBoxed, unbox } from './boxedTable'
import { jsonHead, sheetHead } from './recordHeads'
import type { Compression } from './unpack'
import { looksLikeValues } from './valueKinds'
import { isTruncated } from './lineKinds'
import { likelyLayout, recogniseHeader, recogniseText, textRows, type Layout, type Recognition } from './recogniseHeader'

/** The properties of a file that can have rows, as far as its first bytes show them. */
export interface FileHead {
  readonly kind: 'text' | 'parquet' | 'json' | 'workbook'
  readonly compression: Compression
  readonly encoding: Encoding
  /** Whether it is a table drawn with bars. */
  readonly isBoxed: boolean
  /** The beginning of the text without such bars, or of the rows as CSV if it is not CSV; empty for Parquet. */
  readonly text: string
  /** The last line may be truncated, or an end-of-file character of DOS follows it. */
  readonly hasOddEnd: boolean
  /** The sheet of a workbook that is read, counted from 0. */
  readonly sheet: number
  /** The names of further sheets with a known header, which are not read. */
  readonly otherSheets: readonly string[]
  /** The name of the file whose header it is read with, because it has none; null for any other file. */
  readonly headerOf: string | null
  readonly version: FileVersion
  /** The folder that it must lie in; null for any folder. */
  readonly root: string | null
  /** The values of the last columns of the header, which are not in the file but in the names of its folders. */
  readonly pathValues: readonly string[]
  readonly layout: Layout
  /** Null if the header belongs to none of the three tables. */
  readonly recognition: Recognition | null
}

/** A file that is read as one of the tables. */
export interface RecognisedFile extends Omit<FileHead, 'layout' | 'recognition'>, Recognition {
  readonly path: string
  /** The path relative to the folder, with `/`. */
  readonly name: string
}

/** Maximum number of rows by which a row is told from a header. */
const sampledRows = 20

/**
 * Reads the beginning of a file to find out what it is. Its path names `pathColumns`, which count if the file lacks them.
 * Throws FOLDER_UNREADABLE if the file cannot be read, or is not in `root`, unless that is null.
 */
export async function readFileHead(
  connection: Connection,
  path: string,
  pathColumns: readonly PathColumn[],
  root: string | null,
): Promise<FileHead | NotData> {
  if (await isNotRegular(path)) return 'file_not_regular'
  const { head, tail, version } = await readEnds(path, root)
  const kind = detectKind(head)
  const context = { path, version, root, pathColumns }
  if (kind === 'parquet') return parquetHead(connection, context)
  if (kind === 'workbook') return workbookHead(context)
  if (kind === 'text') return textHead({ ...context, head, tail, compression: null })
  if (kind !== 'gzip' && kind !== 'zstd') return kind
  const unpacked = await readUnpackedHead(path, root, kind)
  const unpackedKind = detectKind(unpacked)
  if (unpackedKind === 'text') return textHead({ ...context, head: unpacked, tail: Buffer.of(), compression: kind })
  const isPackedTwice = unpackedKind === 'gzip' || unpackedKind === 'zstd'
  return isPackedTwice || unpackedKind === 'parquet' || unpackedKind === 'workbook' ? 'file_binary' : unpackedKind
}

/** What is known of a file besides its first bytes. */
interface FileContext {
  readonly path: string
  readonly version: FileVersion
  readonly root: string | null
  readonly pathColumns: readonly PathColumn[]
}

interface TextBytes extends FileContext {
  readonly head: Buffer
  readonly tail: Buffer
  readonly compression: Compression
}

/** Those of the files that would, or may, be read as one of the tables, and can be opened. */
export async function dataFilesOf(connection: Connection, paths: readonly string[], root: string | null): Promise<readonly string[]> {
  const data: string[] = []
  for (const path of paths) if (await isDataFile(connection, path, root)) data.push(path)
  return data
}

async function isDataFile(connection: Connection, path: string, root: string | null): Promise<boolean> {
  const head = await readFileHead(connection, path, pathColumnsOf(path), root).catch(() => 'file_missing' as const)
  return typeof head !== 'string' && (head.recognition !== null || !hasHeader(head))
}

/** Whether a file has names for its columns. */
export function hasHeader({ layout: { header }, pathValues }: Pick<FileHead, 'layout' | 'pathValues'>): boolean {
  return header.slice(0, countOwnColumns(header, pathValues)).some((name) => name !== '')
}

async function textHead({ head, tail, compression, version, root, pathColumns }: TextBytes): Promise<FileHead | NotData> {
  const encoding = guessEncoding(head)
  const text = decodeHead(head, encoding)
  if (text.trim() === '') return 'file_empty'
  if (isOwnExport(text)) return 'file_own_export'
  const common = { ...usualHead, compression, encoding, version, root }
  const json = await jsonHead(text)
  if (json !== null && isOwnHeader(json.header)) return 'file_own_export'
  if (json !== null) return { ...common, kind: 'json', text: json.text, ...tableWithHeader(json.header, 1, pathColumns) }
  const unboxed = isBoxed(text) ? unbox(text) : text
  return { ...common, kind: 'text', isBoxed: unboxed !== text, text: unboxed, hasOddEnd: isOddEnd(tail), ...tableOfText(unboxed, pathColumns) }
}

const usualHead = { compression: null, encoding: 'utf-8', isBoxed: false, text: '', hasOddEnd: false, sheet: 0, otherSheets: [], headerOf: null } as const

async function workbookHead({ path, version, root, pathColumns }: FileContext): Promise<FileHead | NotData> {
  const found = await sheetHead(path, root)
  if (typeof found === 'string') return found
  const { sheet, text, otherSheets } = found
  if (isOwnExport(text)) return 'file_own_export'
  return { ...usualHead, kind: 'workbook', version, root, sheet, otherSheets, text, ...tableOfText(text, pathColumns) }
}

type Table = Pick<FileHead, 'layout' | 'recognition' | 'pathValues'>

function tableOfText(text: string, pathColumns: readonly PathColumn[]): Table {
  return tableOf(
    pathColumns,
    (names) => withRowsBeforeHeader(text, recogniseText(text, names), names.length),
    () => withoutHeader(text, likelyLayout(text)),
  )
}

/** The table of a file whose format names the columns. */
function tableWithHeader(names: readonly string[], headerLine: number, pathColumns: readonly PathColumn[]): Table {
  const layout: Layout = { delimiter: ',', headerLine, header: names }
  return tableOf(pathColumns, (more) => recogniseHeader(layout, more), () => layout)
}

/**
 * Recognises the table of a file with as few columns of its path as it needs. If it is not recognised, all of them follow
 * its own columns.
 */
function tableOf(
  pathColumns: readonly PathColumn[],
  recognise: (names: readonly string[]) => Recognition | null,
  likely: () => Layout,
): Table {
  for (const choice of choicesOf(pathColumns)) {
    const recognition = recognise(choice.map(({ name }) => name))
    if (recognition !== null) return { layout: recognition, recognition, pathValues: choice.map(({ value }) => value) }
  }
  const layout = likely()
  const others = pathColumns.filter(({ name }) => !layout.header.includes(name))
  return {
    layout: { ...layout, header: [...layout.header, ...others.map(({ name }) => name)] },
    recognition: null,
    pathValues: others.map(({ value }) => value),
  }
}

/** A header that stands among the rows, as in files that were joined, is that of the rows before it too. */
function withRowsBeforeHeader(text: string, recognition: Recognition | null, pathNames: number): Recognition | null {
  if (recognition === null || recognition.headerLine <= 1) return recognition
  const ownColumns = recognition.header.length - pathNames
  const before = splitRecords(text, recognition.delimiter).filter(({ line }) => line < recognition.headerLine)
  const isRow = ({ fields }: { readonly fields: readonly string[] }): boolean =>
    fields.length === ownColumns && looksLikeValues(fields, [])
  return before.some(isRow) ? { ...recognition, headerLine: 0 } : recognition
}

/** The layout of a file whose likely header is a row: its columns have no names. */
function withoutHeader(text: string, layout: Layout): Layout {
  const rows = textRows(text, layout).filter((fields) => fields.length === layout.header.length)
  const isRow = looksLikeValues(layout.header, rows.slice(0, sampledRows))
  return isRow ? { ...layout, headerLine: 0, header: layout.header.map(() => '') } : layout
}

/** Whether DuckDB may drop what stands at the end of a file, so that the file has to be scanned. */
function isOddEnd(tail: Buffer): boolean {
  const text = tail.toString('latin1')
  const lines = text.split(/\r\n?|\n/)
  const [last = '', previous = ''] = [lines.at(-1), lines.at(-2)]
  // DuckDB drops a last line that is longer than it allows, such as the zeros that a crash leaves, without an error.
  if (lines.length === 1) return true
  // oxlint-disable-next-line no-control-regex -- Ctrl+Z is what ended a file on DOS
  return /\x1A[\x1A\r\n]*$/.test(text) || (last !== '' && isTruncated(last, previous))
}

async function parquetHead(connection: Connection, { path, version, root, pathColumns }: FileContext): Promise<FileHead> {
  const sql = 'select column_name as name from (describe select * from read_parquet($path, hive_partitioning = false))'
  const columns = await readOrExplain(path, () => connection.all<{ name: string }>(sql, { path: withoutWildcards(path) }))
  return { ...usualHead, kind: 'parquet', version, root, ...tableWithHeader(columns.map(({ name }) => name), 0, pathColumns) }
}

async function readUnpackedHead(path: string, root: string | null, compression: Compression): Promise<Buffer> {
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of readBytes({ path, root, compression })) {
    pieces.push(piece)
    length += piece.length
    if (length >= headLength) break
  }
  return Buffer.concat(pieces).subarray(0, headLength)
}
