import type { IssueCode } from './issueKinds'

/** What the bytes of a file are: something to read rows from, or why they hold none, as the code of an issue. */
type FileKind = 'text' | 'gzip' | 'parquet' | NotData
export type NotData = Extract<
  IssueCode,
  'file_empty' | 'file_workbook' | 'file_zip' | 'file_picture' | 'file_pdf' | 'file_web_page' | 'file_binary'
>

const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const
export type Encoding = (typeof encodings)[number]

/** The bytes that files of a kind begin with, one character a byte. */
const signatures: readonly (readonly [kind: FileKind, bytes: string])[] = [
  ['gzip', '\x1F\x8B'],
  ['parquet', 'PAR1'],
  ['file_picture', '\x89PNG'],
  ['file_picture', '\xFF\xD8\xFF'],
  ['file_picture', 'GIF8'],
  ['file_pdf', '%PDF-'],
  // What Excel wrote before 2007.
  ['file_workbook', '\xD0\xCF\x11\xE0'],
]

/** Tells by the first bytes of a file what it is, whatever its name says. */
export function kindOf(start: Buffer): FileKind {
  if (start.length === 0) return 'file_empty'
  const bytes = start.toString('latin1')
  const [known] = signatures.find(([, signature]) => bytes.startsWith(signature)) ?? []
  if (known !== undefined) return known
  if (bytes.startsWith('PK\x03\x04') || bytes.startsWith('PK\x05\x06')) {
    return /xl\/|\[Content_Types\]|opendocument\.spreadsheet/.test(bytes) ? 'file_workbook' : 'file_zip'
  }
  if (/^(?:\xEF\xBB\xBF)?\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|head|body|table)\b/i.test(bytes)) return 'file_web_page'
  return encodingOf(start) === 'utf-8' && isBinary(bytes) ? 'file_binary' : 'text'
}

/** Text has hardly a control character; a few are damage, and cost their lines only. */
function isBinary(bytes: string): boolean {
  // oxlint-disable-next-line no-control-regex -- control characters are what is counted
  const controls = bytes.match(/[\x00-\x08\x0E-\x19\x1B-\x1F\x7F]/g)?.length ?? 0
  return controls > 8 && controls > bytes.length / 50
}

/**
 * How text is encoded, as far as its first bytes tell: UTF-16 by its mark or by the zero bytes beside its letters,
 * otherwise UTF-8.
 */
export function encodingOf(start: Buffer): Encoding {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be'
  const zeros = [0, 0]
  for (let at = 0; at < start.length; at += 1) {
    if (start[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  }
  const [even = 0, odd = 0] = zeros
  const pairs = start.length / 2
  // Of ASCII characters, which every header has, one byte is zero.
  if (odd > pairs / 3 && even < pairs / 50) return 'utf-16le'
  if (even > pairs / 3 && odd < pairs / 50) return 'utf-16be'
  return 'utf-8'
}
