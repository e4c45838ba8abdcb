import { mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { tableColumns } from '../../../shared/folder/tableColumns'
import type { Connection } from '../core/database'
import { EngineError } from '../core/errors'
import { readText } from '../files/readText'
import { issueKinds } from '../files/issueKinds'
import { everyLineIsARow } from './oneRowPerLine'
import { RowScanner, type ScannedRows } from './rowScanner'
import { sourceOf, type SourceFile } from './sourceQuery'
import { findEncoding } from '../files/detectEncoding'

/** What was found in a file that was looked at line by line. */
interface LineCounts {
  readonly rows: number
  /** Lines that should be rows of their file, and are none. */
  readonly broken: number
}

/**
 * Looks at files line by line. What DuckDB cannot read strictly is copied into a folder; memory grows neither with a
 * file nor with what is wrong in it. Fills `issue` with the broken lines, and `row_run` with the lines that rows
 * stand on.
 */
export class FileCopies {
  private readonly counts = new Map<number, LineCounts>()

  constructor(
    private readonly connection: Connection,
    /** Made when it is needed. */
    private readonly folder: string,
    private readonly signal: AbortSignal,
  ) {}

  /** The file, to be read from a copy of its rows. Throws FOLDER_UNREADABLE. */
  async copy(file: SourceFile): Promise<SourceFile> {
    await mkdir(this.folder, { recursive: true })
    const readPath = join(this.folder, `${file.index}.csv`)
    const copy = await open(readPath, 'w')
    const source = file.kind === 'parquet' ? withOwnColumns(file) : { ...file, encoding: await findEncoding(file, this.signal) }
    try {
      await this.scan(source, async ({ text, broken }) => {
        if (text !== '') await copy.write(text)
        await this.connection.append('issue', broken.map(({ line, code, value }) => [file.name, line, code, value]))
      })
    } finally {
      await copy.close()
    }
    if (source.encoding === 'windows-1252') await this.connection.append('issue', [[file.name, 1, 'file_latin1', '']])
    return { ...source, readPath, isCopy: true }
  }

  /**
   * Lists the lines that the rows of a file stand on which DuckDB reads as it is; `rows` is how many it has found. Looks
   * at them one by one only where it must. Throws FOLDER_UNREADABLE.
   */
  async listLines(file: SourceFile, rows: number): Promise<void> {
    // A row of a Parquet file has its number for a line.
    if (file.kind === 'parquet') await this.connection.append('row_run', [[file.index, 0, 1]])
    else if (await everyLineIsARow(this.connection, file, rows, this.signal)) {
      await this.connection.append('row_run', [[file.index, 0, 2]])
    } else await this.scan(file, async () => undefined)
  }

  /** Undefined for files that nobody had to look at. */
  countsOf({ index }: SourceFile): LineCounts | undefined {
    return this.counts.get(index)
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true })
  }

  private async scan(file: SourceFile, take: (found: ScannedRows) => Promise<void>): Promise<void> {
    const scanner = new RowScanner(file)
    let broken = 0
    const takeAll = async (found: ScannedRows): Promise<void> => {
      broken += found.broken.filter(({ code }) => issueKinds[code].outcome === 'rejected').length
      await this.connection.append('row_run', found.runs.map(({ row, line }) => [file.index, row, line]))
      await take(found)
    }
    const texts = file.kind === 'parquet' ? this.parquetText(file) : readText(file, this.signal)
    for await (const text of texts) await takeAll(scanner.push(text, false))
    await takeAll(scanner.push('', true))
    this.counts.set(file.index, { rows: scanner.rowCount, broken })
  }

  private async *parquetText(file: SourceFile): AsyncGenerator<string> {
    const { sql, parameters } = sourceOf([file])
    try {
      for await (const rows of this.connection.stream<Readonly<Record<string, string | null>>>(sql, parameters)) {
        const lines = rows.map((row) => file.columns.map((name) => quoted(row[name ?? ''] ?? '')).join(file.delimiter))
        yield `${lines.join('\n')}\n`
      }
    } catch (error) {
      if (error instanceof EngineError) throw error
      throw new EngineError('FOLDER_UNREADABLE', `The file ${file.path} cannot be read: it is damaged; copy or export it again.`, {
        cause: error,
      })
    }
  }
}

/** The columns of a Parquet file as a query gives them. */
function withOwnColumns(file: SourceFile): SourceFile {
  const columns = tableColumns[file.role]
  return { ...file, columns, header: columns }
}

function quoted(value: string): string {
  return `"${value.replaceAll('"', '""')}"`
}
