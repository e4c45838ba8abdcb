import { join } from 'node:path'
import { expect, test } from 'vitest'
import { detectEncoding } from '../../../../electron/engine/files/detectEncoding'
import { withFolder } from '../../../support/data/folder'

/** Bytes per piece in which files are read. */
const pieceLength = 1 << 20

/** Detects the encoding of a Latin-1 text whose first piece ends with `before` and whose second piece begins with `after`. */
function encodingOf(before: string, after: string): Promise<string> {
  const bytes = Buffer.from(before.padStart(pieceLength, 'store 1\n') + after, 'latin1')
  return withFolder({ 'polls.csv': bytes }, (folder) =>
    detectEncoding({ path: join(folder, 'polls.csv'), root: null, compression: null, isBoxed: false, encoding: 'utf-8' }, new AbortController().signal),
  )
}

test.each([
  { name: 'a word that ends after the piece', before: 'caf', after: 'é,active' },
  { name: 'a word that begins at the end of the piece', before: ',é', after: 'cole,active' },
  { name: 'the end of a word at the end of the text', before: '', after: ',café' },
])('recognises Latin-1 by its words: $name', async ({ before, after }) => {
  expect(await encodingOf(before, after)).toBe('windows-1252')
})

test.each([
  { name: 'after the piece', before: ',', after: '\xB8,active' },
  { name: 'at the end of the piece', before: ',\xB8', after: ',active' },
  { name: 'at the end of the text', before: '', after: ',\xB8' },
  { name: 'as the only character of the next piece', before: ',', after: '\xB8' },
])('counts a character without a letter next to it as damage: $name', async ({ before, after }) => {
  expect(await encodingOf(before, after)).toBe('utf-8')
})
