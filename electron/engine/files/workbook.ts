import { on } from 'node:events'
import { stat } from 'node:fs/promises'
import { EngineError, fileProblem } from '../core/errors'
import { readStream } from '../disk/openToRead'
import { piecesInTime, readInTime } from '../disk/slowDisk'
import type { SheetBatch, SheetRequest, SheetThreadData } from './sheetThread'
import startSheetThread from './sheetThread?nodeWorker'
import { maximumUnpackedOf } from './unpack'

/** Maximum size in bytes of all that is packed in a workbook, which is held in memory. */
const maximumUnpackedSize = 1 << 30
/** Up to this size in bytes a workbook is read in about 10 ms, which is less than a thread needs to start. */
const maximumUnpackedHere = 1 << 18

/** The bytes of a workbook; a reason code if it would be too large when unpacked. Throws FOLDER_UNREADABLE, also if it is not in `root`, unless that is null. */
export async function openWorkbook(path: string, root: string | null): Promise<Buffer<ArrayBuffer> | 'file_workbook_large'> {
  try {
    const bytes = await readWhole(path, root)
    const maximum = Math.min(maximumUnpackedSize, maximumUnpackedOf(bytes.length))
    return unpackedSize(bytes) > maximum ? 'file_workbook_large' : bytes
  } catch (error) {
    if (error instanceof EngineError) throw error
    throw new EngineError('FOLDER_UNREADABLE', `The file ${path} cannot be read: ${fileProblem(error)}.`, { cause: error })
  }
}

/** The bytes of a file. Putting pieces of a large file together at its end would hold everything else up. */
async function readWhole(path: string, root: string | null): Promise<Buffer<ArrayBuffer>> {
  const { size } = await readInTime(path, () => stat(path))
  // Memory of its own, which can be handed to a thread.
  const bytes = Buffer.from(new ArrayBuffer(size))
  let length = 0
  for await (const piece of piecesInTime<Buffer>(path, readStream(path, root))) length += piece.copy(bytes, length)
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

/**
 * Yields the rows of sheets in batches, and takes the memory of the workbook over. The texts of a workbook are read at once,
 * and while JavaScript runs nothing else of its thread can, so all but small workbooks are read in a thread of their own. It is
 * at most two batches ahead, and ends with the generator. Throws an error of the reader if the workbook is damaged.
 */
export async function* readSheets(workbook: Buffer<ArrayBuffer>, request: SheetRequest, signal?: AbortSignal): AsyncGenerator<SheetBatch> {
  if (unpackedSize(workbook) <= maximumUnpackedHere) {
    const { readBatches } = await import('./sheetThread')
    yield* readBatches(workbook, request)
    return
  }
  const thread = startSheetThread({ workerData: { workbook, request } satisfies SheetThreadData, transferList: [workbook.buffer] })
  try {
    const messages: AsyncIterable<(SheetBatch | null)[]> = on(thread, 'message', { close: ['exit'], ...(signal && { signal }) })
    for await (const [batch = null] of messages) {
      if (batch === null) return
      thread.postMessage('next')
      yield batch
    }
    throw new Error('The thread that reads a workbook has ended early.')
  } finally {
    await thread.terminate()
  }
}
