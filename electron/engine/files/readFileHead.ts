import { open } from 'node:fs/promises'
import type { Connection } from '../core/database'
import { EngineError, fileProblem } from '../core/errors'
import { encodingOf, kindOf, type Encoding, type NotData } from './detectKind'
import { decodeStart, readBytes } from './readText'
import { isTruncated } from './nonDataLines'
import { likelyLayout, recognise, recogniseHeader, type Layout, type Recognition } from './recogniseHeader'

/** A file that can have rows. */
export interface FileStart {
  readonly kind: 'text' | 'parquet'
  readonly isCompressed: boolean
  readonly encoding: Encoding
  /** The beginning of the text; empty for Parquet. */
  readonly text: string
  /** The last line may be cut off, or an end-of-file character of DOS stands behind it. */
  readonly hasOddEnd: boolean
  readonly version: FileVersion
  readonly layout: Layout
  /** Null where the header is none of the three. */
  readonly recognition: Recognition | null
}

/** Another one means that the file has been changed. */
interface FileVersion {
  readonly size: number
  readonly modifiedMs: number
}

/** Long enough for the header of any file, and for some rows. */
const startLength = 1 << 16
const endLength = 1024

/** Tells by the beginning of a file what it is. Throws FOLDER_UNREADABLE. */
export async function readStart(connection: Connection, path: string): Promise<FileStart | NotData> {
  const { start, end, version } = await readEnds(path)
  const kind = kindOf(start)
  if (kind === 'parquet') return readParquetStart(connection, path, version)
  if (kind !== 'gzip') return kind === 'text' ? textStart(start, end, false, version) : kind
  const unpacked = await readUnpackedStart(path)
  const unpackedKind = kindOf(unpacked)
  if (unpackedKind === 'text') return textStart(unpacked, Buffer.of(), true, version)
  return unpackedKind === 'gzip' || unpackedKind === 'parquet' ? 'file_binary' : unpackedKind
}

/** Whether a file would be read as one of the tables; one that cannot be opened would not. */
export async function isDataFile(connection: Connection, path: string): Promise<boolean> {
  const start = await readStart(connection, path).catch(() => 'file_missing' as const)
  return typeof start !== 'string' && start.recognition !== null
}

function textStart(start: Buffer, end: Buffer, isCompressed: boolean, version: FileVersion): FileStart | NotData {
  const encoding = encodingOf(start)
  const text = decodeStart(start, encoding)
  if (text.trim() === '') return 'file_empty'
  const recognition = recognise(text)
  const layout = recognition ?? likelyLayout(text)
  return { kind: 'text', isCompressed, encoding, text, hasOddEnd: isOddEnd(end), version, layout, recognition }
}

function isOddEnd(end: Buffer): boolean {
  const lines = end.toString('latin1').split(/\r\n?|\n/)
  const [last = '', former = ''] = [lines.at(-1), lines.at(-2)]
  // oxlint-disable-next-line no-control-regex -- Ctrl+Z is what ended a file on DOS
  return /\x1A[\x1A\r\n]*$/.test(end.toString('latin1')) || (last !== '' && isTruncated(last, former))
}

async function readParquetStart(connection: Connection, path: string, version: FileVersion): Promise<FileStart | NotData> {
  try {
    const columns = await connection.all<{ name: string }>(
      'select column_name as name from (describe select * from read_parquet($path, hive_partitioning = false))',
      { path: withoutWildcards(path) },
    )
    const layout: Layout = { delimiter: ',', headerLine: 0, header: columns.map(({ name }) => name) }
    const recognition = recogniseHeader(layout)
    return { kind: 'parquet', isCompressed: false, encoding: 'utf-8', text: '', hasOddEnd: false, version, layout, recognition }
  } catch (error) {
    if (error instanceof EngineError) throw error
    return 'file_binary'
  }
}

async function readEnds(path: string): Promise<{ start: Buffer; end: Buffer; version: FileVersion }> {
  try {
    const file = await open(path)
    try {
      const stats = await file.stat()
      const read = async (length: number, position: number): Promise<Buffer> => {
        const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(length), position })
        return buffer.subarray(0, bytesRead)
      }
      return {
        start: await read(startLength, 0),
        end: await read(endLength, Math.max(stats.size - endLength, 0)),
        version: { size: stats.size, modifiedMs: stats.mtimeMs },
      }
    } finally {
      await file.close()
    }
  } catch (error) {
    throw new EngineError('FOLDER_UNREADABLE', `The file ${path} cannot be read: ${fileProblem(error)}.`, { cause: error })
  }
}

async function readUnpackedStart(path: string): Promise<Buffer> {
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of readBytes({ path, isCompressed: true })) {
    pieces.push(piece)
    length += piece.length
    if (length >= startLength) break
  }
  return Buffer.concat(pieces).subarray(0, startLength)
}

/** DuckDB takes a path for a pattern; a character in brackets stands for itself. */
export function withoutWildcards(path: string): string {
  return path.replace(/[*?[]/g, '[$&]')
}
