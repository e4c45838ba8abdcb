import type { FileRole } from '../../../shared/folder/fileRole'
import type { RecognisedFile } from '../files/readFileHead'
import type { Connection } from '../core/database'
import { EngineError } from '../core/errors'
import type { CleanedCopies } from './cleanedCopies'
import { readBytes } from '../files/readText'
import { splitRecords } from '../files/csvRecords'
import { usualReadings, type TimestampForm } from './readings'
import type { SourceFile } from './sourceFile'
import { isWellFormed, sourceQuery } from './sourceQuery'
import timestampForm from './timestamp_form.sql?raw'

/** The files of a folder as DuckDB reads them: directly, or from a copy of their rows if they are not well formed. */
export class SourceFiles {
  private constructor(
    private readonly connection: Connection,
    private readonly copies: CleanedCopies,
    private files: readonly SourceFile[],
  ) {}

  /** Copies every file if `copyAll`, otherwise only those that DuckDB cannot read. Throws FOLDER_UNREADABLE. */
  static async open(
    connection: Connection,
    files: readonly RecognisedFile[],
    copies: CleanedCopies,
    copyAll: boolean,
  ): Promise<SourceFiles> {
    const opened: SourceFile[] = []
    for (const [index, file] of files.entries()) {
      const source: SourceFile = { ...file, index, readPath: file.path, isCopy: false, readings: usualReadings }
      opened.push(copyAll || !(await isPlain(file)) ? await copies.copy(source) : source)
    }
    const sources = new SourceFiles(connection, copies, opened)
    await sources.findTimestampForms()
    return sources
  }

  get all(): readonly SourceFile[] {
    return this.files
  }

  ofRole(role: FileRole): readonly SourceFile[] {
    return this.files.filter((file) => file.role === role)
  }

  /**
   * Passes the files of a table to `work`, if there are any. If `work` fails because a file is not well formed, it is
   * called again with copies. Throws FOLDER_UNREADABLE.
   */
  async read(role: FileRole, work: (files: readonly SourceFile[]) => Promise<void>): Promise<void> {
    const files = this.ofRole(role)
    if (files.length === 0) return
    try {
      await work(files)
    } catch (error) {
      if (error instanceof EngineError) throw error
      // A single file must be the one that is not well formed.
      const isKnown = files.length === 1
      if (!(await this.copyMalformed(files, isKnown))) throw error
      await work(this.ofRole(role))
    }
  }

  /** Copies the files that are not well formed; returns whether there were any. */
  private async copyMalformed(files: readonly SourceFile[], isKnown: boolean): Promise<boolean> {
    const copied = new Map<number, SourceFile>()
    for (const file of files) {
      if (file.isCopy) continue
      if (isKnown || !(await isWellFormed(this.connection, file))) copied.set(file.index, await this.copies.copy(file))
    }
    this.files = this.files.map((file) => copied.get(file.index) ?? file)
    return copied.size > 0
  }

  private async findTimestampForms(): Promise<void> {
    const candidates = this.files.filter(mayHaveNumbers)
    if (candidates.length === 0) return
    await this.copyMalformed(candidates, false)
    for (const { index } of candidates) {
      const query = sourceQuery(this.files.filter((file) => file.index === index))
      const counts = await this.connection.one<TimestampCounts>(
        `with source_row as (${query.sql}) from (${timestampForm})`,
        query.parameters,
      )
      this.files = this.files.map((file) => (file.index === index ? { ...file, readings: { ...file.readings, timestamps: formOf(counts) } } : file))
    }
  }
}

interface TimestampCounts {
  readonly dates: number
  readonly seconds: number
  readonly milliseconds: number
}

/** Numbers are times only if the file has no written dates (REPORT.md, "Inputs"). */
function formOf({ dates, seconds, milliseconds }: TimestampCounts): TimestampForm {
  if (dates > 0 || seconds + milliseconds === 0) return 'dates'
  return seconds > milliseconds ? 'seconds' : 'milliseconds'
}

/** Whether the beginning of a file has a number in the timestamp column. */
function mayHaveNumbers({ role, kind, text, delimiter, columns }: SourceFile): boolean {
  if (role !== 'polls') return false
  if (kind === 'parquet') return true
  const column = columns.indexOf('timestamp_utc')
  return splitRecords(text, delimiter).some(({ fields }) => /^\s*\d{9,}(?:\.\d+)?\s*$/.test(fields[column] ?? ''))
}

/** Whether DuckDB can try to read a file directly. It can take only the first line for the header. */
async function isPlain(file: RecognisedFile): Promise<boolean> {
  if (file.kind === 'parquet') return true
  if (file.kind !== 'text') return false
  const { compression, encoding, isBoxed, headerLine, hasOddEnd, columns } = file
  if (compression !== null || isBoxed || encoding !== 'utf-8' || headerLine > 1 || hasOddEnd) return false
  // Quotes in an unused column could hide rows.
  return !columns.includes(null) || !(await hasQuotes(file))
}

async function hasQuotes(file: RecognisedFile): Promise<boolean> {
  for await (const bytes of readBytes(file)) {
    if (bytes.includes('"')) return true
  }
  return false
}
