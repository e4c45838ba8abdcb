import { isAscii } from 'node:buffer'
import { StringDecoder } from 'node:string_decoder'
import type { Encoding } from './detectKind'
import { fromWindows1252, readBytes, type TextForm } from './readText'

/** A Windows-1252 character beyond ASCII without a letter on either side: damage rather than a word. */
const strayCharacter = /(?<=\P{L})[\u0080-\uFFFF](?=\P{L})/u
const lineEnd = Buffer.from('\n')
const beyondAscii = /[\u0080-\uFFFF]/
const lostCharacters = /\uFFFD+/g
/** U+FFFD in UTF-8: this character was lost before the file was written. */
const lostCharacter = Buffer.of(0xef, 0xbf, 0xbd)

/**
 * Checks the whole of a text whose beginning looks like UTF-8. The encoding is Windows-1252 (which includes Latin-1) if
 * nothing beyond ASCII is UTF-8 and all of it is part of words; otherwise, bytes that are not UTF-8 are damage. Throws
 * FOLDER_UNREADABLE if the file cannot be read.
 */
export async function detectEncoding(form: TextForm, signal: AbortSignal): Promise<Encoding> {
  if (form.encoding !== 'utf-8') return form.encoding
  const utf8 = new StringDecoder('utf8')
  let encoding: Encoding = 'utf-8'
  // The neighbours of a character may be in a different piece of the file.
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
