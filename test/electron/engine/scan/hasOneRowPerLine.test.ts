import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readLines } from '../../../../electron/engine/scan/hasOneRowPerLine'
import { withFolder } from '../../../support/data/folder'

function linesOf(text: string, count: number, wanted: readonly number[]): Promise<readonly string[] | null> {
  return withFolder({ 'p.csv': text }, (folder) =>
    readLines({ path: join(folder, 'p.csv'), root: null, compression: null }, count, wanted, new AbortController().signal),
  )
}

// Files are read in pieces of a megabyte.
const long = 'x'.repeat(700_000)

test.each<{ name: string; text: string; count: number; lines: readonly string[] | null }>([
  { name: 'line feeds', text: 'head\na\nb\nc\n', count: 4, lines: ['a', 'c'] },
  { name: 'no line end after the last line', text: 'head\na\nb\nc', count: 4, lines: ['a', 'c'] },
  { name: 'carriage returns before line feeds', text: 'head\r\na\r\nb\r\nc\r\n', count: 4, lines: ['a', 'c'] },
  { name: 'letters that are not ASCII', text: 'head\nä\nb\n店\n', count: 4, lines: ['ä', '店'] },
  { name: 'lines that span two pieces', text: `head\n${long}a\n${long}\n${long}c\n`, count: 4, lines: [`${long}a`, `${long}c`] },
  { name: 'a line end that spans two pieces', text: `${'h'.repeat(2 ** 20 - 1)}\r\na\r\nb\r\nc\r\n`, count: 4, lines: ['a', 'c'] },
  { name: 'a blank line, which is not a row', text: 'head\na\n\nb\nc\n', count: 4, lines: null },
  { name: 'fewer lines than rows', text: 'head\na\nb\n', count: 4, lines: null },
  { name: 'a quote, which may contain a line end', text: 'head\na\n"b"\nc\n', count: 4, lines: null },
  { name: 'a carriage return alone, which may be a line end', text: 'head\na\rb\nc\n\n', count: 4, lines: null },
])('reads or refuses lines with $name', async ({ text, count, lines }) => {
  expect(await linesOf(text, count, [1, 3])).toEqual(lines)
})
