import type { IssueCode } from './issueKinds'

/** Maximum length of a store id in characters. */
export const maximumIdLength = 200

/**
 * The words for a missing value that programs write, as a pattern. Case does not matter, except that `NA` and `None` could
 * be stores if they were written otherwise.
 */
function missingIdPattern(): string {
  const words = ['null', '[(]null[)]', '<null>', '\\[null\\]', 'nan', '<na>', 'nil', 'undefined', '\\\\n', '#?n/a']
  return ['NA', 'None', ...words.map((word) => word.replaceAll(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`))].join('|')
}

/** The letters of such words, in lower case, and what can stand before them. */
export const missingIdLetters = ['null', 'none', 'nan', 'na', 'nil', 'undefined', 'n'] as const
export const missingIdStarts = '(<[\\#'

/**
 * Texts that cannot be store ids: words for a missing one, long numbers that a spreadsheet has rounded, invisible or
 * lost characters, texts that are too long. The patterns use only syntax that JavaScript and DuckDB share.
 */
const idProblems = [
  { code: 'store_id_missing', pattern: `^(?:${missingIdPattern()})$` },
  { code: 'store_id_damaged', pattern: '^[+-]?[0-9]+([.,][0-9]+)?[eE]\\+[0-9]+$' },
  { code: 'store_id_hidden', pattern: '[\\p{Cc}\\p{Cf}\u00A0\u202F\uFFFD]' },
  // `#NAME?`, `#REF!`, and `####` for a value that is wider than its column.
  { code: 'store_id_error', pattern: '^#(?:[A-Z]+[!?]|DIV/0!|#+)$' },
  // An unclosed quote leaves this at the end of a later line.
  { code: 'store_id_quote', pattern: '^[^"]+"$' },
  // Files that were concatenated often contain each header.
  { code: 'header_repeated', pattern: '^[sS][tT][oO][rR][eE][_ ]?[iI][dD]$' },
  { code: 'store_id_too_long', pattern: `^.{${maximumIdLength + 1}}` },
] as const satisfies readonly { code: IssueCode; pattern: string }[]

/** An id written as a formula, so that a spreadsheet does not read it as a number. */
const formula = '^ *="([^"]*)" *$'

/** Pattern of every text that has one of these problems or is an id in a formula. */
export const oddIdPattern = [...idProblems.map(({ pattern }) => pattern), formula].map((pattern) => `(?:${pattern})`).join('|')

const compiled = idProblems.map(({ code, pattern }) => ({ code, test: new RegExp(pattern, 'u') }))

const compiledFormula = new RegExp(formula)

/** Returns the value of a formula such as `="0042"`; any other text is returned unchanged. */
export function withoutFormula(written: string): string {
  return written.includes('="') ? written.replace(compiledFormula, '$1') : written
}

/** Why a text cannot be a store id; null if it can. Spaces around an id are not part of it. */
export function idProblem(written: string): IssueCode | null {
  const storeId = /^ | $/.test(written) ? written.replaceAll(/^\p{Zs}+|\p{Zs}+$/gu, '') : written
  return compiled.find(({ test }) => test.test(storeId))?.code ?? null
}
