import { once } from 'node:events'
import { parentPort, workerData, type MessagePort } from 'node:worker_threads'
import { readXlsx, streamXlsxRows, type CellValue } from 'hucre/xlsx'

/** A row of a sheet that is not empty. */
export interface SheetRow {
  /** Its number in the sheet, from 1. */
  readonly line: number
  /** The texts of its cells, without empty cells at its end. */
  readonly fields: readonly string[]
}

/** What is to be read of a workbook. */
export interface SheetRequest {
  /** The place of a sheet, from 0; null for the first sheets, with their names. */
  readonly sheet: number | null
  /** Rows of each sheet; undefined for all. */
  readonly maximumRows?: number
}

/** What the thread that reads a workbook gets. */
export interface SheetThreadData {
  readonly workbook: Uint8Array
  readonly request: SheetRequest
}

/** At most 1000 rows of a sheet, which has at least one batch. */
export interface SheetBatch {
  readonly sheet: number
  /** Empty where a sheet is read by its place. */
  readonly name: string
  readonly rows: readonly SheetRow[]
}

const batchSize = 1000
/** Sheets that are looked at. */
const maximumSheets = 100

/** A number from here on has lost its last digits in a spreadsheet, which keeps 15. */
const largestExact = 1e15

/** The text of a cell as the sheet means it. */
function cellText(value: CellValue): string {
  if (value === null) return ''
  if (value instanceof Date) return dateText(value)
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (typeof value === 'number' && Math.abs(value) >= largestExact) return value.toExponential().toUpperCase()
  return String(value)
}

const [second, day] = [1000, 86_400_000]
/** Day 0 of the two calendars of spreadsheets, on which a time of day without a date lies. */
const firstDays = [Date.UTC(1899, 11, 31), Date.UTC(1904, 0, 1)]

/** A date and time such as `2024-05-13 09:05:00`, or a time of day such as `09:00:00`, of which `25:00:00` is on the next day. */
function dateText(date: Date): string {
  // A time is a fraction of a day, which is rarely a whole number of milliseconds.
  const exact = date.getTime()
  const nearest = Math.round(exact / second) * second
  const time = Math.abs(exact - nearest) <= 2 ? nearest : exact
  const firstDay = firstDays.find((first) => time >= first && time < first + 2 * day)
  const text = new Date(time).toISOString()
  const ofDay = text.slice(11, 23).replace('.000', '')
  if (firstDay === undefined) return `${text.slice(0, 10)} ${ofDay}`
  return String(Math.floor((time - firstDay) / 3_600_000)).padStart(2, '0') + ofDay.slice(2)
}

/** The names of the sheets of a workbook, in order. */
async function sheetNames(workbook: Uint8Array): Promise<readonly string[]> {
  const names: string[] = []
  await readXlsx(workbook, { sheets: ({ name }) => names.push(name) === 0 })
  return names
}

/** Yields the rows of sheets in batches. Throws an error of the reader if the workbook is damaged. */
export async function* readBatches(workbook: Uint8Array, { sheet: wanted, maximumRows = 0 }: SheetRequest): AsyncGenerator<SheetBatch> {
  const sheets = wanted === null ? (await sheetNames(workbook)).slice(0, maximumSheets).entries() : [[wanted, ''] as const]
  for (const [sheet, name] of sheets) {
    let rows: SheetRow[] = []
    for await (const { index, values } of streamXlsxRows(workbook, { sheet, maxRows: maximumRows })) {
      const fields = values.map(cellText)
      rows.push({ line: index + 1, fields: fields.slice(0, fields.findLastIndex((field) => field !== '') + 1) })
      if (rows.length < batchSize) continue
      yield { sheet, name, rows }
      rows = []
    }
    yield { sheet, name, rows }
  }
}

/** Sends all batches, each when the receiver has taken the one before, and null after them. */
async function sendBatches({ workbook, request }: SheetThreadData, receiver: MessagePort): Promise<void> {
  let taken = Promise.resolve<unknown>(undefined)
  for await (const batch of readBatches(workbook, request)) {
    await taken
    taken = once(receiver, 'message')
    receiver.postMessage(batch)
  }
  receiver.postMessage(null)
}

// Small workbooks are read by who imports this, and others in a thread that starts with it.
if (parentPort !== null) await sendBatches(workerData, parentPort)
