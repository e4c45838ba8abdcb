import type { Connection } from '../core/connection'
import { damagedFile, EngineError } from '../core/errors'
import { splitJson } from '../files/jsonRecords'
import { countOwnColumns } from '../files/pathColumns'
import { withoutWildcards } from '../files/parquetFiles'
import { readText } from '../files/readText'
import { openWorkbook, readSheets } from '../files/workbook'
import type { FileRecord } from './rowScanner'
import type { SourceFile } from './sourceFile'

/**
 * Yields the rows of a file that is not CSV, with its own columns as text. A row of Parquet and an element of a JSON array
 * has its number from 1, a row of a sheet and an object of JSON lines its line. Throws FOLDER_UNREADABLE.
 */
export async function* readRecords(
  connection: Connection,
  file: SourceFile,
  signal: AbortSignal,
): AsyncGenerator<readonly FileRecord[]> {
  const ownColumns = countOwnColumns(file.columns, file.pathValues)
  try {
    if (file.kind === 'parquet') yield* parquetRecords(connection, file, ownColumns)
    else if (file.kind === 'json') yield* jsonRecords(file, ownColumns, signal)
    else yield* sheetRecords(file, ownColumns, signal)
  } catch (error) {
    if (error instanceof EngineError || signal.aborted) throw error
    throw damagedFile(file.path, error)
  }
}

async function* parquetRecords(connection: Connection, file: SourceFile, ownColumns: number): AsyncGenerator<readonly FileRecord[]> {
  const names = file.columns.slice(0, ownColumns).map((_, at) => `column_${at}`)
  const texts = names.map((name, at) => (file.columns[at] === null ? `'' as ${name}` : `${name}::varchar as ${name}`))
  const sql = `select ${texts.join(', ')} from read_parquet($path, hive_partitioning = false) as parquet_row(${names.join(', ')})`
  let line = 0
  const stream = connection.stream<Readonly<Record<string, string | null>>>(sql, { path: withoutWildcards(file.path) })
  for await (const rows of stream) {
    yield rows.map((row) => {
      line += 1
      return { line, fields: names.map((name) => row[name] ?? '') }
    })
  }
}

async function* jsonRecords(file: SourceFile, ownColumns: number, signal: AbortSignal): AsyncGenerator<readonly FileRecord[]> {
  const keys = file.header.slice(0, ownColumns)
  for await (const records of splitJson(readText(file, signal))) {
    yield records.map(({ line, raw, values }) =>
      values === null ? { line, fields: [raw], problem: 'json_unreadable' } : { line, fields: keys.map((key) => values.get(key) ?? '') },
    )
  }
}

async function* sheetRecords(file: SourceFile, ownColumns: number, signal: AbortSignal): AsyncGenerator<readonly FileRecord[]> {
  const workbook = await openWorkbook(file.path, file.root)
  if (typeof workbook === 'string') throw new EngineError('FOLDER_UNREADABLE', `The workbook ${file.path} has become too large.`)
  for await (const { rows } of readSheets(workbook, { sheet: file.sheet }, signal)) {
    yield rows
      .filter(({ line }) => line > file.headerLine)
      .map(({ line, fields }) => ({ line, fields: [...fields, ...Array.from({ length: ownColumns - fields.length }, () => '')] }))
  }
}
