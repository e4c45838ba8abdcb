import { isAscii } from 'node:buffer'
import { StringDecoder } from 'node:string_decoder'
import type { Encoding } from './detectKind'
import { fromWindows1252, readBytes, type TextForm } from './readText'

/** A character of Windows-1252 beyond ASCII between two that are no letters, as damage is. */
const strayCharacter = /(?<=\P{L})[\u0080-\uFFFF](?=\P{L})/u
const lineEnd = Buffer.from('\n')
const beyondAscii = /[\u0080-\uFFFF]/
const lostCharacters = /\uFFFD+/g
/** As UTF-8 has it: it was lost before the file was written. */
const lostCharacter = Buffer.of(0xef, 0xbf, 0xbd)

/**
 * The encoding of a text that was taken for UTF-8 by its beginning. It is Windows-1252, which has Latin-1 in it, when
 * nothing beyond ASCII is UTF-8 and all of it makes words; otherwise what is not UTF-8 is damage. Throws
 * FOLDER_UNREADABLE.
 */
export async function findEncoding(form: TextForm, signal: AbortSignal): Promise<Encoding> {
  if (form.encoding !== 'utf-8') return form.encoding
  const utf8 = new StringDecoder('utf8')
  let encoding: Encoding = 'utf-8'
  // The neighbours of a character may be in another piece of the file.
  let ending: Buffer = lineEnd
  for await (const piece of readBytes(form, signal)) {
    const text = utf8.write(piece)
    const bytes = Buffer.concat([ending, piece])
    ending = bytes.subarray(-2)
    if (isAscii(bytes)) continue
    if (beyondAscii.test(text.replaceAll(lostCharacters, '')) || bytes.includes(lostCharacter)) return 'utf-8'
    if (strayCharacter.test(fromWindows1252(bytes))) return 'utf-8'
    encoding = 'windows-1252'
  }
  return strayCharacter.test(fromWindows1252(Buffer.concat([ending, lineEnd]))) ? 'utf-8' : encoding
}
