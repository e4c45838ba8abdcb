import { StringDecoder } from 'node:string_decoder'
import { EngineError, fileProblem } from '../core/errors'
import { Unboxer } from './boxedTable'
import type { Encoding } from './detectKind'
import { readStream } from '../disk/openToRead'
import { piecesInTime } from '../disk/slowDisk'
import { limitUnpacking, unpack, type Compression } from './unpack'

/** A file and the form of its bytes, from which its text can be read. */
export interface TextForm {
  readonly path: string
  readonly compression: Compression
  /** The folder that it must lie in; null for any folder. */
  readonly root: string | null
  /** Maximum number of bytes that it may unpack to; absent for any number. */
  readonly maximumUnpacked?: number
  readonly encoding: Encoding
  /** Whether it is a table drawn with bars. */
  readonly isBoxed: boolean
}

interface Decoder {
  /** Returns the characters that are complete after these bytes. */
  readonly write: (bytes: Buffer) => string
  /** Returns what is left at the end of the file. */
  readonly end: () => string
}

/** Invalid bytes become U+FFFD. */
function decoderFor(encoding: Encoding): Decoder {
  if (encoding === 'utf-8') return new StringDecoder('utf8')
  if (encoding === 'windows-1252') return { write: fromWindows1252, end: () => '' }
  const decoder = new TextDecoder(encoding)
  return { write: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() }
}

/** Bytes that are read at once: nothing else can run while they are examined. */
const pieceLength = 1 << 18

/** Windows-1252 has these characters in place of the control characters 0x80 to 0x9F of Latin-1. */
const windowsCharacters = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F\x90‘’“”•–—˜™š›œ\x9DžŸ'

/** Some versions of Node decode Windows-1252 as Latin-1 in `TextDecoder`. */
export function fromWindows1252(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replaceAll(/[\x80-\x9F]/g, (character) => windowsCharacters.charAt(character.charCodeAt(0) - 0x80))
}

/** Decodes the first bytes of a file, without an incomplete last character. Every line end becomes a line feed. */
export function decodeHead(head: Buffer, encoding: Encoding): string {
  return decoderFor(encoding).write(head).replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n')
}

/**
 * Yields the bytes of a file, decompressed. Throws FOLDER_UNREADABLE if the file cannot be read, is not in `root` or its disk does
 * not answer, and MAPPING_NEEDED if it unpacks to more than it may.
 */
export async function* readBytes(
  { path, compression, root, maximumUnpacked }: Pick<TextForm, 'path' | 'compression' | 'root' | 'maximumUnpacked'>,
  signal?: AbortSignal,
): AsyncGenerator<Buffer> {
  const source = readStream(path, root, { highWaterMark: pieceLength, signal })
  try {
    yield* limitUnpacking(path, piecesInTime(path, unpack(source, compression)), maximumUnpacked)
  } catch (error) {
    if (signal?.aborted || error instanceof EngineError) throw error
    throw new EngineError('FOLDER_UNREADABLE', `The file ${path} cannot be read: ${fileProblem(error)}.`, { cause: error })
  } finally {
    source.destroy()
  }
}

/**
 * Yields the text of a file without a byte order mark and without end-of-file characters (Ctrl+Z) at the end. Every line
 * end becomes a line feed, and bars that draw a table are left out. Throws FOLDER_UNREADABLE if the file cannot be read.
 */
export async function* readText(form: TextForm, signal?: AbortSignal): AsyncGenerator<string> {
  const decoder = decoderFor(form.encoding)
  const normaliser = new LineEndNormaliser()
  const unboxer = form.isBoxed ? new Unboxer() : null
  const clean = (text: string): string => unboxer?.write(text) ?? text
  for await (const bytes of readBytes(form, signal)) yield clean(normaliser.write(decoder.write(bytes)))
  yield clean(normaliser.write(decoder.end()) + normaliser.end()) + (unboxer?.end() ?? '')
}

/** Turns every line end into a line feed. Holds back characters that may belong to the end of the text. */
class LineEndNormaliser {
  private held = ''
  private isStart = true

  write(piece: string): string {
    let text = this.held + piece
    if (this.isStart && text !== '') {
      text = text.replace(/^\uFEFF/, '')
      this.isStart = false
    }
    let end = text.length
    while (end > 0 && text.length - end < maximumHeldBack && heldBack.has(text.charCodeAt(end - 1))) end -= 1
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
const maximumHeldBack = 4096
