import type { IssueCode } from './issueKinds'

/** The most characters of an id. */
export const longestId = 200

/**
 * Texts that are no store id, and why: what a spreadsheet makes of a long number, characters that nobody sees or that
 * were lost in a conversion, and what is too long for a name. The syntax of the patterns is common to JavaScript and
 * DuckDB.
 */
const idProblems = [
  { code: 'store_id_damaged', pattern: '^[+-]?[0-9]+([.,][0-9]+)?[eE]\\+[0-9]+$' },
  { code: 'store_id_hidden', pattern: '[\\p{Cc}\\p{Cf}\u00A0\u202F\uFFFD]' },
  // `#NAME?`, `#REF!`, `#N/A`, and what is wider than its column.
  { code: 'store_id_error', pattern: '^#(?:[A-Z]+[!?]|N/A|DIV/0!|#+)$' },
  // What an unclosed quote leaves at the end of a line further down.
  { code: 'store_id_quote', pattern: '^[^"]+"$' },
  // Files that were put together often keep the header of each.
  { code: 'header_repeated', pattern: '^[sS][tT][oO][rR][eE][_ ]?[iI][dD]$' },
  { code: 'store_id_too_long', pattern: `^.{${longestId + 1}}` },
] as const satisfies readonly { code: IssueCode; pattern: string }[]

/** An id that a formula keeps a spreadsheet from taking for a number. */
const formula = '^ *="([^"]*)" *$'

/** Finds every text that has one of these problems, or is an id in a formula. */
export const anyOddId = [...idProblems.map(({ pattern }) => pattern), formula].map((pattern) => `(?:${pattern})`).join('|')

const compiled = idProblems.map(({ code, pattern }) => ({ code, test: new RegExp(pattern, 'u') }))

const compiledFormula = new RegExp(formula)

/** The id that a formula such as `="0042"` has for its value; any other text as it is. */
export function withoutFormula(written: string): string {
  return written.includes('="') ? written.replace(compiledFormula, '$1') : written
}

/** Spaces around an id are not part of it. */
export function idProblem(written: string): IssueCode | null {
  const storeId = /^ | $/.test(written) ? written.replaceAll(/^\p{Zs}+|\p{Zs}+$/gu, '') : written
  return compiled.find(({ test }) => test.test(storeId))?.code ?? null
}
