import { mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { Connection } from '../core/connection'
import { inTurns, maximumTurn } from '../core/turns'
import { readRecords } from './readRecords'
import { readText } from '../files/readText'
import { issueKinds } from '../files/issueKinds'
import { hasOneRowPerLine } from './hasOneRowPerLine'
import { RowScanner, type ScannedRows } from './rowScanner'
import type { SourceFile } from './sourceFile'
import { FreeSpace } from '../write/freeSpace'
import { detectEncoding } from '../files/detectEncoding'

/** The counts of a file that was scanned line by line. */
interface LineCounts {
  readonly rows: number
  /** Lines that should be rows but are not. */
  readonly broken: number
}

/**
 * Scans files line by line, and copies the rows of files that DuckDB cannot read in strict mode into a folder. Memory
 * does not grow with the size of a file or the number of its problems. Adds the broken lines to `issue`, and the line
 * numbers of the rows to `row_run`.
 */
export class CleanedCopies {
  private readonly counts = new Map<number, LineCounts>()

  constructor(
    private readonly connection: Connection,
    /** Created when it is needed. */
    private readonly folder: string,
    private readonly signal: AbortSignal,
  ) {}

  /** Copies the rows of a file, and returns the file to be read from the copy. Throws FOLDER_UNREADABLE. */
  async copy(file: SourceFile): Promise<SourceFile> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 })
    const readPath = join(this.folder, `${file.index}.csv`)
    const source = file.kind === 'text' || file.kind === 'json' ? { ...file, encoding: await detectEncoding(file, this.signal) } : file
    const space = new FreeSpace(this.folder)
    const copy = await open(readPath, 'w')
    try {
      await this.scan(source, async ({ text, broken }) => {
        await space.take(text.length)
        // Unlike `write`, this goes on after a part was written.
        if (text !== '') await copy.appendFile(text)
        await this.connection.append('issue', broken.map(({ line, code, value }) => [file.name, line, code, value]))
      })
    } finally {
      await copy.close()
    }
    if (source.encoding === 'windows-1252') await this.connection.append('issue', [[file.name, 1, 'file_latin1', '']])
    return { ...source, readPath, isCopy: true }
  }

  /**
   * Adds the line numbers of the rows of a file that DuckDB reads without a copy. `rows` is the number of rows that DuckDB
   * has found. The file is scanned only if its rows are not one per line. Throws FOLDER_UNREADABLE.
   */
  async listLines(file: SourceFile, rows: number): Promise<void> {
    // A row of a Parquet file is reported by its number.
    if (file.kind === 'parquet') await this.connection.append('row_run', [[file.index, 0, 1]])
    else if (await hasOneRowPerLine(this.connection, file, rows, this.signal)) {
      await this.connection.append('row_run', [[file.index, 0, file.headerLine + 1]])
    } else await this.scan(file, async () => undefined)
  }

  /** Undefined for files that were not scanned. */
  countsOf({ index }: SourceFile): LineCounts | undefined {
    return this.counts.get(index)
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true })
  }

  private async scan(file: SourceFile, take: (found: ScannedRows) => Promise<void>): Promise<void> {
    const scanner = new RowScanner(file, maximumTurn)
    let broken = 0
    const takeAll = async (found: ScannedRows): Promise<void> => {
      broken += found.broken.filter(({ code }) => issueKinds[code].outcome === 'rejected').length
      await this.connection.append('row_run', found.runs.map(({ row, line }) => [file.index, row, line]))
      await take(found)
    }
    const takeText = async (text: string, isLast: boolean): Promise<void> => {
      await takeAll(scanner.push(text, isLast))
      while (scanner.isPaused) {
        await setImmediate()
        this.signal.throwIfAborted()
        await takeAll(scanner.push('', isLast))
      }
    }
    if (file.kind === 'text') {
      for await (const text of readText(file, this.signal)) await takeText(text, false)
      await takeText('', true)
    } else {
      for await (const records of inTurns(readRecords(this.connection, file, this.signal))) await takeAll(scanner.pushRecords(records, false))
      await takeAll(scanner.pushRecords([], true))
    }
    this.counts.set(file.index, { rows: scanner.rowCount, broken })
  }
}
