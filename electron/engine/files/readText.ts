import { createReadStream } from 'node:fs'
import { StringDecoder } from 'node:string_decoder'
import { createGunzip } from 'node:zlib'
import { EngineError, fileProblem } from '../core/errors'
import type { Encoding } from './detectKind'

/** How the bytes of a file become text. */
export interface TextForm {
  readonly path: string
  readonly isCompressed: boolean
  readonly encoding: Encoding
}

interface Decoder {
  /** The characters that are complete with these bytes. */
  readonly write: (bytes: Buffer) => string
  /** What is left when no more follows. */
  readonly end: () => string
}

/** Bytes that are none in the encoding become U+FFFD. */
function decoderOf(encoding: Encoding): Decoder {
  if (encoding === 'utf-8') return new StringDecoder('utf8')
  if (encoding === 'windows-1252') return { write: fromWindows1252, end: () => '' }
  const decoder = new TextDecoder(encoding)
  return { write: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() }
}

/** What Windows-1252 has in the place of the control characters of Latin-1. */
const windowsCharacters = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F\x90‘’“”•–—˜™š›œ\x9DžŸ'

/** `TextDecoder` takes Windows-1252 for Latin-1 in some versions of Node. */
export function fromWindows1252(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replaceAll(/[\x80-\x9F]/g, (character) => windowsCharacters.charAt(character.charCodeAt(0) - 0x80))
}

/** The characters that are complete in the first bytes of a file, every line end a line feed. */
export function decodeStart(start: Buffer, encoding: Encoding): string {
  return decoderOf(encoding).write(start).replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n')
}

/** The bytes of a file, unpacked, in pieces. Throws FOLDER_UNREADABLE. */
export async function* readBytes(
  { path, isCompressed }: Omit<TextForm, 'encoding'>,
  signal?: AbortSignal,
): AsyncGenerator<Buffer> {
  const source = createReadStream(path, { highWaterMark: 1 << 20, signal })
  try {
    if (!isCompressed) {
      yield* source as AsyncIterable<Buffer>
      return
    }
    const unpacked = createGunzip({ chunkSize: 1 << 20 })
    source.on('error', (error) => unpacked.destroy(error))
    yield* source.pipe(unpacked) as AsyncIterable<Buffer>
  } catch (error) {
    if (signal?.aborted) throw error
    throw new EngineError('FOLDER_UNREADABLE', `The file ${path} cannot be read: ${fileProblem(error)}.`, { cause: error })
  } finally {
    source.destroy()
  }
}

/**
 * The text of a file in pieces: no byte order mark, every line end a line feed, no end-of-file character (Ctrl+Z) at
 * the end. Throws FOLDER_UNREADABLE.
 */
export async function* readText(form: TextForm, signal?: AbortSignal): AsyncGenerator<string> {
  const decoder = decoderOf(form.encoding)
  const lineEnds = new LineEnds()
  for await (const bytes of readBytes(form, signal)) yield lineEnds.write(decoder.write(bytes))
  yield lineEnds.write(decoder.end()) + lineEnds.end()
}

/** Makes every line end a line feed. What may be part of a longer end of the text is held back. */
class LineEnds {
  private held = ''
  private isStart = true

  write(piece: string): string {
    let text = this.held + piece
    if (this.isStart && text !== '') {
      text = text.replace(/^\uFEFF/, '')
      this.isStart = false
    }
    let end = text.length
    while (end > 0 && text.length - end < mostHeldBack && heldBack.has(text.charCodeAt(end - 1))) end -= 1
    this.held = text.slice(end)
    text = text.slice(0, end)
    return text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text
  }

  end(): string {
    // oxlint-disable-next-line no-control-regex -- Ctrl+Z is what ended a file on DOS
    return this.held.replaceAll(/\r\n?/g, '\n').replace(/\x1A[\x1A\n]*$/, '')
  }
}

const [lineFeed, carriageReturn, controlZ] = [10, 13, 26]
const heldBack = new Set([lineFeed, carriageReturn, controlZ])
const mostHeldBack = 4096
