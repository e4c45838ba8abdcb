import { createReadStream } from 'node:fs'

const lineFeed = 10
const carriageReturn = 13
const quote = 34
const comma = 44

/**
 * The physical lines of some data rows of a well-formed file. `rows` are ascending, 0 is the first row after the
 * header; blank lines are no rows, and a row in quotes may run over lines.
 */
export async function findLines(path: string, rows: readonly number[], signal?: AbortSignal): Promise<readonly number[]> {
  const lines: number[] = []
  let line = 1
  let row = -2
  let isInQuotes = false
  let isLineBlank = true
  let previous = lineFeed
  const chunks: AsyncIterable<Buffer> = createReadStream(path, { highWaterMark: 1 << 20, signal })
  for await (const chunk of chunks) {
    for (const byte of chunk) {
      if (byte === lineFeed || byte === carriageReturn) {
        if (byte === lineFeed && previous === carriageReturn) {
          previous = byte
          continue
        }
        line += 1
        isLineBlank ||= !isInQuotes
      } else {
        if (isLineBlank) {
          row += 1
          if (row === rows[lines.length]) lines.push(line)
          isLineBlank = false
        }
        if (byte === quote && (isInQuotes || previous === comma || previous === lineFeed || previous === carriageReturn)) {
          isInQuotes = !isInQuotes
        }
      }
      previous = byte
    }
    if (lines.length === rows.length) break
  }
  return lines
}
