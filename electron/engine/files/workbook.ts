import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { CellValue } from 'hucre/xlsx'
import { EngineError, fileProblem } from '../core/errors'
import { piecesInTime, readInTime } from '../disk/slowDisk'
import { maximumUnpackedOf } from './unpack'

/** A row of a sheet that is not empty. */
export interface SheetRow {
  /** Its number in the sheet, from 1. */
  readonly line: number
  /** The texts of its cells, without empty cells at its end. */
  readonly fields: readonly string[]
}

/** Maximum size in bytes of all that is packed in a workbook, which is held in memory. */
const maximumUnpackedSize = 1 << 30

/** The bytes of a workbook; a reason code if it would be too large when unpacked. Throws FOLDER_UNREADABLE. */
export async function openWorkbook(path: string): Promise<Buffer | 'file_workbook_large'> {
  try {
    const bytes = await readWhole(path)
    const maximum = Math.min(maximumUnpackedSize, maximumUnpackedOf(bytes.length))
    return unpackedSize(bytes) > maximum ? 'file_workbook_large' : bytes
  } catch (error) {
    if (error instanceof EngineError) throw error
    throw new EngineError('FOLDER_UNREADABLE', `The file ${path} cannot be read: ${fileProblem(error)}.`, { cause: error })
  }
}

/** The bytes of a file. Putting pieces of a large file together at its end would hold everything else up. */
async function readWhole(path: string): Promise<Buffer> {
  const { size } = await readInTime(path, () => stat(path))
  const bytes = Buffer.allocUnsafe(size)
  let length = 0
  for await (const piece of piecesInTime<Buffer>(path, createReadStream(path))) length += piece.copy(bytes, length)
  return bytes.subarray(0, length)
}

/** The size that the directory of a ZIP archive states for its files. The reader of workbooks unpacks no more of each. */
function unpackedSize(archive: Buffer): number {
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end === -1 || end + 22 > archive.length) return 0
  let size = 0
  let at = archive.readUInt32LE(end + 16)
  for (let left = archive.readUInt16LE(end + 10); left > 0 && at + 46 <= archive.length; left -= 1) {
    const [packed, unpacked] = [archive.readUInt32LE(at + 20), archive.readUInt32LE(at + 24)]
    // A file that states no size would be unpacked without a limit.
    size += unpacked === 0 && packed > 0 ? maximumUnpackedSize + 1 : unpacked
    at += 46 + archive.readUInt16LE(at + 28) + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32)
  }
  return size
}

/** The names of the sheets of a workbook, in order. Throws an error of the reader if it is not a workbook. */
export async function sheetNames(workbook: Buffer): Promise<readonly string[]> {
  const { readXlsx } = await import('hucre/xlsx')
  const names: string[] = []
  await readXlsx(workbook, { sheets: ({ name }) => names.push(name) === 0 })
  return names
}

/** Yields the rows of a sheet, which is counted from 0, in batches. Throws an error of the reader if the workbook is damaged. */
export async function* readSheet(workbook: Buffer, sheet: number, maximumRows?: number): AsyncGenerator<readonly SheetRow[]> {
  const { streamXlsxRows } = await import('hucre/xlsx')
  let batch: SheetRow[] = []
  for await (const { index, values } of streamXlsxRows(workbook, { sheet, ...(maximumRows !== undefined && { maxRows: maximumRows }) })) {
    const fields = values.map(cellText)
    batch.push({ line: index + 1, fields: fields.slice(0, fields.findLastIndex((field) => field !== '') + 1) })
    if (batch.length < batchSize) continue
    yield batch
    batch = []
  }
  yield batch
}

const batchSize = 1000

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
