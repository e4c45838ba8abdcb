import { createCipheriv, randomBytes } from 'node:crypto'
import { open } from 'node:fs/promises'

/** Bytes that are read at once: nothing else can run while they are looked at. */
const pieceLength = 1 << 20

const keyLength = 16
/** A key has one message, or several whose fingerprints only the user sees, so it needs no other nonce. */
const nonce = Buffer.alloc(12)

/**
 * Computes the fingerprint of bytes: 64 hexadecimal digits, a random key and the GMAC with it. Other bytes have another GMAC
 * with the same key, unless somebody who knows the key has made them: by chance, fewer than one in 2^90. It takes a fifth of
 * the time of SHA-256.
 */
class Fingerprinter {
  private readonly cipher

  constructor(private readonly key = randomBytes(keyLength)) {
    this.cipher = createCipheriv('aes-128-gcm', key, nonce)
  }

  /** One with the key of a fingerprint, which returns the same for the same bytes. */
  static like(fingerprint: string): Fingerprinter {
    return new Fingerprinter(Buffer.from(fingerprint.slice(0, 2 * keyLength), 'hex'))
  }

  add(bytes: Buffer): void {
    this.cipher.setAAD(bytes)
  }

  end(): string {
    this.cipher.final()
    return Buffer.concat([this.key, this.cipher.getAuthTag()]).toString('hex')
  }
}

/** The beginning of a file. */
interface FileStart {
  readonly fingerprint: string
  /** Whether it has neither quotes nor carriage returns and ends with a line feed, so that what follows are lines of their own. */
  readonly isOfWholeLines: boolean
  /** The number of its line feeds. */
  readonly lines: number
}

const [lineFeed, carriageReturn, quote] = [10, 13, 34]

/** Reads the first `length` bytes of a file, of which it has at least one. Throws an error of the system, or of the signal. */
export async function readStart(path: string, length: number, signal?: AbortSignal): Promise<FileStart> {
  const fingerprinter = new Fingerprinter()
  let last: number | undefined
  let isPlain = true
  let lines = 0
  for await (const piece of piecesOf(path, { end: length - 1 }, signal)) {
    fingerprinter.add(piece)
    isPlain &&= !piece.includes(quote) && !piece.includes(carriageReturn)
    for (let at = piece.indexOf(lineFeed); at !== -1; at = piece.indexOf(lineFeed, at + 1)) lines += 1
    last = piece.at(-1)
  }
  return { fingerprint: fingerprinter.end(), isOfWholeLines: isPlain && last === lineFeed, lines }
}

/** The fingerprint of a file. Throws an error of the system, or of the signal if that is aborted. */
export async function fingerprintOf(path: string, signal?: AbortSignal): Promise<string> {
  return fingerprintWith(new Fingerprinter(), path, signal)
}

/** Whether a file has this fingerprint. Throws an error of the system. */
export async function hasFingerprint(path: string, fingerprint: string): Promise<boolean> {
  return (await fingerprintWith(Fingerprinter.like(fingerprint), path)) === fingerprint
}

/**
 * The fingerprint of the `size` bytes of a file, if the first `length`, of which it has at least one, have that of `former`;
 * otherwise null. Throws like `fingerprintOf`.
 */
export async function fingerprintOfGrown(
  path: string,
  former: { readonly fingerprint: string; readonly length: number },
  size: number,
  signal: AbortSignal,
): Promise<string | null> {
  const [start, all] = [Fingerprinter.like(former.fingerprint), new Fingerprinter()]
  for await (const piece of piecesOf(path, { end: former.length - 1 }, signal)) {
    start.add(piece)
    all.add(piece)
  }
  if (start.end() !== former.fingerprint) return null
  if (size > former.length) for await (const piece of piecesOf(path, { start: former.length, end: size - 1 }, signal)) all.add(piece)
  return all.end()
}

async function fingerprintWith(fingerprinter: Fingerprinter, path: string, signal?: AbortSignal): Promise<string> {
  for await (const piece of piecesOf(path, {}, signal)) fingerprinter.add(piece)
  return fingerprinter.end()
}

interface Bounds {
  readonly start?: number
  /** The position of the last byte. */
  readonly end?: number
}

/** The bytes of a file, piece by piece. The next piece takes the place of the one before, because new memory costs as much as reading. */
async function* piecesOf(path: string, { start = 0, end = Infinity }: Bounds, signal?: AbortSignal): AsyncGenerator<Buffer> {
  const file = await open(path)
  try {
    const buffer = Buffer.allocUnsafe(pieceLength)
    for (let position = start; position <= end; ) {
      signal?.throwIfAborted()
      const { bytesRead } = await file.read(buffer, 0, Math.min(pieceLength, end + 1 - position), position)
      if (bytesRead === 0) return
      yield buffer.subarray(0, bytesRead)
      position += bytesRead
    }
  } finally {
    await file.close()
  }
}
