import type { IssueCode } from './issueKinds'

/** The kind of a file: a format that has rows, or the issue code that says why the file cannot have rows. */
type FileKind = 'text' | 'gzip' | 'zstd' | 'parquet' | 'workbook' | NotData
export type NotData = Extract<
  IssueCode,
  | 'file_empty'
  | 'file_workbook'
  | 'file_workbook_large'
  | 'file_zip'
  | 'file_archive'
  | 'file_format'
  | 'file_picture'
  | 'file_pdf'
  | 'file_web_page'
  | 'file_own_export'
  | 'file_binary'
  | 'file_not_regular'
>

const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const
export type Encoding = (typeof encodings)[number]

/** The bytes that files of a kind begin with, one character per byte. */
const signatures: readonly (readonly [kind: FileKind, bytes: string])[] = [
  ['gzip', '\x1F\x8B'],
  ['zstd', '\x28\xB5\x2F\xFD'],
  ['parquet', 'PAR1'],
  ['file_picture', '\x89PNG'],
  ['file_picture', '\xFF\xD8\xFF'],
  ['file_picture', 'GIF8'],
  ['file_pdf', '%PDF-'],
  // The format of Excel before 2007.
  ['file_workbook', '\xD0\xCF\x11\xE0'],
  ['file_archive', '7z\xBC\xAF\x27\x1C'],
  ['file_archive', 'Rar!\x1A\x07'],
  ['file_archive', 'BZh'],
  ['file_archive', '\xFD7zXZ'],
  ['file_format', 'SQLite format 3'],
  ['file_format', 'Obj\x01'],
  ['file_format', 'ARROW1'],
  ['file_format', 'FEA1'],
  ['file_format', 'ORC'],
]

/** Detects the kind of a file from its first bytes; its name does not matter. */
export function detectKind(head: Buffer): FileKind {
  if (head.length === 0) return 'file_empty'
  const bytes = head.toString('latin1')
  const [known] = signatures.find(([, signature]) => bytes.startsWith(signature)) ?? []
  if (known !== undefined) return known
  if (bytes.startsWith('PK\x03\x04') || bytes.startsWith('PK\x05\x06')) {
    if (bytes.includes('opendocument.spreadsheet')) return 'file_workbook'
    return /xl\/|\[Content_Types\]/.test(bytes) ? 'workbook' : 'file_zip'
  }
  if (/^(?:\xEF\xBB\xBF)?\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|head|body|table)\b/i.test(bytes)) return 'file_web_page'
  return guessEncoding(head) === 'utf-8' && isBinary(bytes) ? 'file_binary' : 'text'
}

/** Text has almost no control characters; a few of them are damage and cost only their own lines. */
function isBinary(bytes: string): boolean {
  // oxlint-disable-next-line no-control-regex -- control characters are what is counted
  const controls = bytes.match(/[\x00-\x08\x0E-\x19\x1B-\x1F\x7F]/g)?.length ?? 0
  return controls > 8 && controls > bytes.length / 50
}

/**
 * Guesses the encoding of a text from its first bytes: UTF-16 if it has a byte order mark, or if every other byte is
 * zero; otherwise UTF-8.
 */
export function guessEncoding(head: Buffer): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  if (!head.includes(0)) return 'utf-8'
  const zeros = [0, 0]
  for (let at = 0; at < head.length; at += 1) {
    if (head[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  }
  const [even = 0, odd = 0] = zeros
  const pairs = head.length / 2
  // Every header has ASCII characters, and one byte of each is zero.
  if (odd > pairs / 3 && even < pairs / 50) return 'utf-16le'
  if (even > pairs / 3 && odd < pairs / 50) return 'utf-16be'
  return 'utf-8'
}
