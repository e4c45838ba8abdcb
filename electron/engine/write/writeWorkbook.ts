import { maximumSheetRows, sheetEnd, sheetPath, sheetRow, sheetStart, workbookParts, type Cell, type SheetColumn, type TableSize } from './sheetXml'
import { writeAtomically } from './writeAtomically'
import { zipBytes, type AddFile } from './zipBytes'

type Rows = readonly (readonly Cell[])[]

export interface Sheet {
  readonly name: string
  readonly columns: readonly SheetColumn[]
  /** Whether it has a line of headings, which stays in sight and filters the rows. */
  readonly isTable: boolean
  /** Batches of rows; a row has one cell per column. */
  readonly batches: AsyncIterable<Rows>
}

/**
 * Writes an .xlsx workbook atomically. Rows are read as the file is written, so that memory does not grow with them. Rows
 * that do not fit into a sheet go on in another one, such as `Stores 2`. Throws WRITE_FAILED and CANCELLED, and the errors of
 * the batches.
 */
export function writeWorkbook(path: string, sheets: readonly Sheet[], signal?: AbortSignal, sheetRows?: number): Promise<void> {
  return writeAtomically(path, workbookBytes(sheets, sheetRows), signal)
}

/** The bytes of an .xlsx workbook. */
export function workbookBytes(sheets: readonly Sheet[], sheetRows = maximumSheetRows): AsyncGenerator<Uint8Array> {
  return zipBytes((add) => addParts(add, sheets, sheetRows))
}

/** Adds one part after another, because only then it is known whether the rows need another sheet. */
async function addParts(add: AddFile, sheets: readonly Sheet[], sheetRows: number): Promise<void> {
  const written: { readonly name: string; readonly table: TableSize | null }[] = []
  for (const sheet of sheets) {
    const rows = new PendingRows(sheet.batches)
    try {
      for (let part = 1; part === 1 || (await rows.hasMore()); part += 1) {
        const name = part === 1 ? sheet.name : `${sheet.name} ${part}`
        await add(sheetPath(written.length + 1), sheetText(sheet, rows, sheetRows, (table) => written.push({ name, table })))
      }
    } finally {
      await rows.close()
    }
  }
  for (const [path, text] of Object.entries(workbookParts(written))) await add(path, text)
}

/** One sheet with as many of the rows as it holds. `onEnd` gets the size of its table, or null if it is not a table. */
async function* sheetText(
  { columns, isTable }: Sheet,
  rows: PendingRows,
  sheetRows: number,
  onEnd: (table: TableSize | null) => void,
): AsyncGenerator<string> {
  let written = isTable ? 1 : 0
  yield sheetStart(columns, isTable)
  while (written < sheetRows && (await rows.hasMore())) {
    const taken = rows.take(sheetRows - written)
    yield taken.map((cells, index) => sheetRow(columns, cells, written + index + 1)).join('')
    written += taken.length
  }
  const table = isTable ? { columns: columns.length, rows: written } : null
  yield sheetEnd(table)
  onEnd(table)
}

/** Batches of rows that are read only as far as they are needed. */
class PendingRows {
  private readonly batches: AsyncIterator<Rows>
  private next: Rows = []

  constructor(batches: AsyncIterable<Rows>) {
    this.batches = batches[Symbol.asyncIterator]()
  }

  async hasMore(): Promise<boolean> {
    while (this.next.length === 0) {
      const { done, value } = await this.batches.next()
      if (done === true) return false
      this.next = value
    }
    return true
  }

  /** The rest of the batch, or its first rows. */
  take(maximum: number): Rows {
    const taken = this.next.slice(0, maximum)
    this.next = this.next.slice(maximum)
    return taken
  }

  async close(): Promise<void> {
    await this.batches.return?.()
  }
}
