import { isAscii } from 'node:buffer'
import { StringDecoder } from 'node:string_decoder'
import type { Encoding } from './fileKind'
import { fromWindows1252, readBytes, type TextForm } from './fileText'

/** A byte of Windows-1252 beyond ASCII that has no letter beside it, as damage has. */
const strayCharacter = /(?<!\p{L})[\u0080-\uFFFF](?!\p{L})/u
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
  for await (const bytes of readBytes(form, signal)) {
    const text = utf8.write(bytes)
    if (isAscii(bytes)) continue
    if (beyondAscii.test(text.replaceAll(lostCharacters, '')) || bytes.includes(lostCharacter)) return 'utf-8'
    if (strayCharacter.test(fromWindows1252(bytes))) return 'utf-8'
    encoding = 'windows-1252'
  }
  return encoding
}
