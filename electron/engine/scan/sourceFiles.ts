import type { FileRole } from '../../../shared/folder/dataSet'
import type { CsvFile } from '../files/recognisedFile'
import type { Connection } from '../core/database'
import { EngineError } from '../core/errors'
import type { FileCopies } from './cleanedCopies'
import { readBytes } from '../files/readText'
import { splitRecords } from '../files/csvRecords'
import { isWellFormed, sourceOf, type SourceFile, type TimestampForm } from './sourceQuery'
import timestampForm from './timestamp_form.sql?raw'

/**
 * The files of a folder as DuckDB reads them: as they are, or from a copy of their rows where they are not strictly
 * well formed.
 */
export class SourceFiles {
  private constructor(
    private readonly connection: Connection,
    private readonly copies: FileCopies,
    private files: readonly SourceFile[],
  ) {}

  /** `copyAll` looks at every file line by line, whether DuckDB could read it or not. Throws FOLDER_UNREADABLE. */
  static async open(
    connection: Connection,
    files: readonly CsvFile[],
    copies: FileCopies,
    copyAll: boolean,
  ): Promise<SourceFiles> {
    const opened: SourceFile[] = []
    for (const [index, file] of files.entries()) {
      const asItIs: SourceFile = { ...file, index, readPath: file.path, isCopy: false, timestampForm: 'dates' }
      opened.push(copyAll || !(await isPlain(file)) ? await copies.copy(asItIs) : asItIs)
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
   * Reads the files of a role, if there are any. When one of them turns out not to be well formed, `work` has failed
   * and is done again with copies. Throws FOLDER_UNREADABLE.
   */
  async read(role: FileRole, work: (files: readonly SourceFile[]) => Promise<void>): Promise<void> {
    const files = this.ofRole(role)
    if (files.length === 0) return
    try {
      await work(files)
    } catch (error) {
      if (error instanceof EngineError) throw error
      // Of a single file it is known already.
      const isKnown = files.length === 1
      if (!(await this.copyMalformed(files, isKnown))) throw error
      await work(this.ofRole(role))
    }
  }

  /** Whether any of the files had to be copied. */
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
      const source = sourceOf(this.files.filter((file) => file.index === index))
      const counts = await this.connection.one<TimestampCounts>(
        `with source_row as (${source.sql}) from (${timestampForm})`,
        source.parameters,
      )
      this.files = this.files.map((file) => (file.index === index ? { ...file, timestampForm: formOf(counts) } : file))
    }
  }
}

interface TimestampCounts {
  readonly dates: number
  readonly seconds: number
  readonly milliseconds: number
}

/** Numbers are times only where no date is written out (REPORT.md, "Inputs"). */
function formOf({ dates, seconds, milliseconds }: TimestampCounts): TimestampForm {
  if (dates > 0 || seconds + milliseconds === 0) return 'dates'
  return seconds > milliseconds ? 'seconds' : 'milliseconds'
}

/** Whether the beginning of a file has a number in the place of a timestamp. */
function mayHaveNumbers({ role, kind, text, delimiter, columns }: SourceFile): boolean {
  if (role !== 'polls') return false
  if (kind === 'parquet') return true
  const column = columns.indexOf('timestamp_utc')
  return splitRecords(text, delimiter).some(({ fields }) => /^\s*\d{9,}(?:\.\d+)?\s*$/.test(fields[column] ?? ''))
}

/** Whether DuckDB can try to read a file as it is. It would take whatever comes first for the header. */
async function isPlain(file: CsvFile): Promise<boolean> {
  if (file.kind === 'parquet') return true
  const { isCompressed, encoding, headerLine, hasOddEnd, columns } = file
  if (isCompressed || encoding !== 'utf-8' || headerLine !== 1 || hasOddEnd) return false
  // Quotes in a column that nobody reads could hide rows.
  return !columns.includes(null) || !(await hasQuotes(file))
}

async function hasQuotes(file: CsvFile): Promise<boolean> {
  for await (const bytes of readBytes(file)) {
    if (bytes.includes('"')) return true
  }
  return false
}
