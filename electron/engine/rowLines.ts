import { createReadStream } from 'node:fs'
import type { Delimiter } from './csvRecords'

const tab = 9
const lineFeed = 10
const carriageReturn = 13
const space = 32
const quote = 34

/** Where in a field a byte lies: before its text, in text without quotes, in quotes, or behind a quote in quotes. */
type Place = 'start' | 'plain' | 'quoted' | 'closed'

/**
 * The physical lines of some data rows of a well-formed file. `rows` are ascending, 0 is the first row after the
 * header; blank lines are no rows, and a row in quotes may run over lines.
 */
export async function findLines(
  path: string,
  delimiter: Delimiter,
  rows: readonly number[],
  signal: AbortSignal,
): Promise<readonly number[]> {
  const delimiterByte = delimiter.charCodeAt(0)
  const lines: number[] = []
  let line = 1
  let row = -2
  let place: Place = 'start'
  let isLineBlank = true
  let previous = lineFeed
  const chunks: AsyncIterable<Buffer> = createReadStream(path, { highWaterMark: 1 << 20, signal })
  for await (const chunk of chunks) {
    for (const byte of chunk) {
      if (byte === lineFeed && previous === carriageReturn) {
        previous = byte
        continue
      }
      if (byte === lineFeed || byte === carriageReturn) {
        line += 1
        if (place !== 'quoted') {
          place = 'start'
          isLineBlank = true
        }
      } else {
        if (isLineBlank) {
          row += 1
          if (row === rows[lines.length]) lines.push(line)
          isLineBlank = false
        }
        place = placeAfter(byte, place, delimiterByte)
      }
      previous = byte
    }
    if (lines.length === rows.length) break
  }
  return lines
}

/** A quote behind a closing one stands for itself and keeps the field in quotes. */
function placeAfter(byte: number, place: Place, delimiter: number): Place {
  if (byte === quote) {
    if (place === 'plain') return 'plain'
    return place === 'quoted' ? 'closed' : 'quoted'
  }
  if (place === 'quoted') return 'quoted'
  if (byte === delimiter) return 'start'
  return place === 'start' && (byte === space || byte === tab) ? 'start' : 'plain'
}
