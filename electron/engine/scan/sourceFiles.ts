import type { FileRole } from '../../../shared/folder/fileRole'
import type { Mapping } from '../../../shared/folder/mapping'
import type { RecognisedFile } from '../files/readFileHead'
import type { Connection } from '../core/connection'
import { EngineError } from '../core/errors'
import type { CleanedCopies } from './cleanedCopies'
import { requireUsualRows } from '../files/parquetFiles'
import { readBytes } from '../files/readText'
import readDates from '../core/read_dates.sql?raw'
import { maximumUnpackedOf } from '../files/unpack'
import readForms from '../core/read_forms.sql?raw'
import { countTimestamps, findTimeForm, formOf, mayHaveForms, mayNeedForms, orderDates } from './findForms'
import { hasLocalDates, orderOfLocalDates } from './localDates'
import { usualReadings, type Readings } from './readings'
import { hasAttributes, type NumberedFile, type SourceFile } from './sourceFile'
import { isWellFormed } from './sourceQuery'

/** The files of a folder as DuckDB reads them: directly, or from a copy of their rows if they are not well formed. */
export class SourceFiles {
  private constructor(
    private readonly connection: Connection,
    private readonly copies: CleanedCopies,
    private files: readonly SourceFile[],
  ) {}

  /**
   * Copies every file if `copyAll`, otherwise only those that DuckDB cannot read. The mapping says what the user has
   * chosen about values. Throws FOLDER_UNREADABLE, and MAPPING_NEEDED if dates have two meanings or
   * a file unpacks to far more than its size.
   */
  static async open(
    connection: Connection,
    files: readonly NumberedFile[],
    copies: CleanedCopies,
    copyAll: boolean,
    { dates, unpacking, statuses = {} }: Pick<Mapping, 'dates' | 'unpacking' | 'statuses'>,
  ): Promise<SourceFiles> {
    const ofPolls: Readings = { ...usualReadings, statuses: inLowerCase(statuses) }
    const opened: SourceFile[] = []
    for (const file of files) {
      const readings = file.role === 'polls' ? ofPolls : usualReadings
      const maximumUnpacked = unpacking === 'all' ? Infinity : maximumUnpackedOf(file.version.size)
      if (file.kind === 'parquet') await requireUsualRows(connection, file.path, maximumUnpacked)
      const source: SourceFile = { ...file, readPath: file.path, isCopy: false, maximumUnpacked, readings }
      // They may have rows without a store id, and are small.
      const isCopied = copyAll || file.role === 'exceptions'
      opened.push(isCopied || !(await isPlain(file)) ? await copies.copy(source) : source)
    }
    const sources = new SourceFiles(connection, copies, opened)
    await sources.findForms(dates)
    await sources.findLocalDates(dates)
    return sources
  }

  get all(): readonly SourceFile[] {
    return this.files
  }

  ofRole(role: FileRole): readonly SourceFile[] {
    return this.files.filter((file) => file.role === role)
  }

  /** Reads business hours whose rows name several weekdays, in the files with these indexes. */
  expandDays(indexes: ReadonlySet<number>): void {
    for (const file of this.files) if (indexes.has(file.index)) this.setReadings(file, { hasSeveralDays: true })
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

  /** Finds out how values are read whose meaning depends on the other values of their column. */
  private async findForms(chosenOrder: Mapping['dates']): Promise<void> {
    const possible = this.files.filter(mayNeedForms)
    if (possible.length === 0) return
    await this.connection.run(readForms)
    const candidates: SourceFile[] = []
    for (const file of possible) if (await mayHaveForms(this.connection, file)) candidates.push(file)
    if (candidates.length === 0) return
    await this.copyMalformed(candidates, false)
    const indexes = new Set(candidates.map(({ index }) => index))
    const files = this.files.filter(({ index }) => indexes.has(index))
    for (const file of files) {
      if (file.role !== 'polls') this.setReadings(file, { times: await findTimeForm(this.connection, file) })
    }
    const polls = files.filter(({ role }) => role === 'polls')
    const counted = []
    for (const file of polls) counted.push({ file, name: file.name, counts: await countTimestamps(this.connection, file) })
    const orders = orderDates(counted, chosenOrder)
    for (const { file, name, counts } of counted) {
      this.setReadings(file, { timestamps: formOf(counts), dateOrder: orders.get(name) ?? null })
    }
  }

  /** Finds out how local dates are read, which have the order of those in the polls unless they say otherwise. */
  private async findLocalDates(chosenOrder: Mapping['dates']): Promise<void> {
    const dated = this.files.filter(hasLocalDates)
    if (dated.length === 0) return
    await this.connection.run(`${readForms}; ${readDates}`)
    await this.copyMalformed(dated, false)
    const common = this.files.find(({ role, readings }) => role === 'polls' && readings.dateOrder !== null)?.readings.dateOrder ?? null
    for (const file of this.files.filter(hasLocalDates)) {
      this.setReadings(file, { dateOrder: await orderOfLocalDates(this.connection, file, chosenOrder, common) })
    }
  }

  private setReadings({ index }: SourceFile, found: Partial<Readings>): void {
    this.files = this.files.map((file) => (file.index === index ? { ...file, readings: { ...file.readings, ...found } } : file))
  }
}

function inLowerCase(statuses: NonNullable<Mapping['statuses']>): Readings['statuses'] {
  return Object.fromEntries(Object.entries(statuses).map(([word, meaning]) => [word.trim().toLowerCase(), meaning]))
}

/** Whether DuckDB can try to read a file directly. It can take only the first line for the header. */
async function isPlain(file: RecognisedFile): Promise<boolean> {
  if (file.kind === 'parquet') return true
  if (file.kind !== 'text') return false
  const { compression, encoding, isBoxed, headerLine, hasOddEnd, columns } = file
  if (compression !== null || isBoxed || encoding !== 'utf-8' || headerLine > 1 || hasOddEnd) return false
  // Quotes in an unused column, or in a text of any kind, could hide rows.
  return !(columns.includes(null) || hasAttributes(file)) || !(await hasQuotes(file))
}

async function hasQuotes(file: RecognisedFile): Promise<boolean> {
  for await (const bytes of readBytes(file)) {
    if (bytes.includes('"')) return true
  }
  return false
}
