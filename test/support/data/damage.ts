import * as fc from 'fast-check'

/** One kind of damage to the bytes of a file. `at` and `size` are fractions, 0 to 1. */
interface Damage {
  readonly kind: (typeof kinds)[number]
  readonly at: number
  readonly size: number
  readonly byte: number
}

const kinds = [
  'flipBits',
  'insertQuote',
  'insertByte',
  'cutEnd',
  'cutLine',
  'removePiece',
  'repeatPiece',
  'dropColumn',
  'dropFirstLine',
  'insertLine',
  'carriageReturns',
  'utf16',
] as const

const share = fc.double({ min: 0, max: 1, noNaN: true })

/** Any damage; all kinds are equally likely. */
export const anyDamage: fc.Arbitrary<Damage> = fc.record({
  kind: fc.constantFrom(...kinds),
  at: share,
  size: share,
  byte: fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constantFrom(0, 0x0a, 0x0d, 0x1a, 0x22, 0x2c, 0x3b, 0xff)),
})

const insertions = ['stray', '(12 rows)', '# a comment', '-----+-----', 'sep=;', '"', ',,,', 'store_id,timestamp_utc,status', '   ', '']

type Damager = (bytes: Buffer, damage: Damage & { start: number; end: number; lineEnd: number }) => Buffer

function splice(bytes: Buffer, from: number, to: number, inserted: Buffer | string): Buffer {
  return Buffer.concat([bytes.subarray(0, from), Buffer.from(inserted), bytes.subarray(to)])
}

/** Changes the text of a file with one character per byte. */
function rewrite(bytes: Buffer, change: (text: string) => string): Buffer {
  return Buffer.from(change(bytes.toString('latin1')), 'latin1')
}

const damagers: Readonly<Record<Damage['kind'], Damager>> = {
  flipBits: (bytes, { start, byte }) => splice(bytes, start, start + 1, Buffer.of((bytes[start] ?? 0) ^ byte)),
  insertQuote: (bytes, { start }) => splice(bytes, start, start, '"'),
  insertByte: (bytes, { start, byte }) => splice(bytes, start, start, Buffer.of(byte)),
  cutEnd: (bytes, { start }) => bytes.subarray(0, start),
  cutLine: (bytes, { start, lineEnd }) => splice(bytes, start, lineEnd, ''),
  removePiece: (bytes, { start, end }) => splice(bytes, start, end, ''),
  repeatPiece: (bytes, { start, end }) => splice(bytes, end, end, bytes.subarray(start, end)),
  dropColumn: (bytes, { byte }) => rewrite(bytes, (text) => text.replaceAll(byte % 2 === 0 ? /^[^,\n]*,/gm : /,[^,\n]*$/gm, '')),
  dropFirstLine: (bytes) => bytes.subarray(bytes.indexOf('\n') + 1),
  insertLine: (bytes, { lineEnd, byte }) => splice(bytes, lineEnd, lineEnd, `\n${insertions[byte % insertions.length]}`),
  carriageReturns: (bytes, { byte }) => rewrite(bytes, (text) => text.replaceAll('\n', byte % 2 === 0 ? '\r\n' : '\r')),
  utf16: (bytes) => Buffer.from(bytes.toString('latin1'), 'utf16le'),
}

export function damage(bytes: Buffer, one: Damage): Buffer {
  const start = Math.floor(one.at * bytes.length)
  const end = Math.min(start + Math.floor(one.size * 60), bytes.length)
  const nextLineFeed = bytes.indexOf('\n', start)
  return damagers[one.kind](bytes, { ...one, start, end, lineEnd: nextLineFeed === -1 ? bytes.length : nextLineFeed })
}
