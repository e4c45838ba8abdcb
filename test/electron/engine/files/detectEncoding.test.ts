import { join } from 'node:path'
import { expect, test } from 'vitest'
import { detectEncoding } from '../../../../electron/engine/files/detectEncoding'
import { withFolder } from '../../../support/data/folder'

/** Files are read in pieces of so many bytes. */
const pieceLength = 1 << 20

/** What a text is taken for, in Latin-1, of which `before` are the last characters of a piece and `after` the first of the next. */
function encodingOf(before: string, after: string): Promise<string> {
  const bytes = Buffer.from(before.padStart(pieceLength, 'store 1\n') + after, 'latin1')
  return withFolder({ 'polls.csv': bytes }, (folder) =>
    detectEncoding({ path: join(folder, 'polls.csv'), isCompressed: false, encoding: 'utf-8' }, new AbortController().signal),
  )
}

test.each([
  { name: 'a word that ends behind the piece', before: 'caf', after: 'é,active' },
  { name: 'a word that begins at the end of the piece', before: ',é', after: 'cole,active' },
  { name: 'the end of a word at the end of the text', before: '', after: ',café' },
])('Latin-1 is told by its words: $name', async ({ before, after }) => {
  expect(await encodingOf(before, after)).toBe('windows-1252')
})

test.each([
  { name: 'behind the piece', before: ',', after: '\xB8,active' },
  { name: 'at the end of the piece', before: ',\xB8', after: ',active' },
  { name: 'at the end of the text', before: '', after: ',\xB8' },
  { name: 'as the only character of the next piece', before: ',', after: '\xB8' },
])('a character without a letter beside it is damage: $name', async ({ before, after }) => {
  expect(await encodingOf(before, after)).toBe('utf-8')
})
