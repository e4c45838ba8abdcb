/** Whether a line closes an export, such as `(1024 rows)` or `Total: 1024`. */
export function isFooter(line: string): boolean {
  return /^"?(?:\(\d+ rows?(?: affected)?\)|(?:grand )?total\b.*|\d+ rows?(?: \w+| in set\b.*)?|end of (?:file|report|data)\b.*)\W*$/i.test(line.trim())
}

/** Whether a line is blank, a comment, or a rule drawn under the header. */
export function isBlankOrComment(line: string): boolean {
  return line.trim() === '' || line.startsWith('#') || /^[-+|=:\s]*-{3}[-+|=:\s]*$/.test(line)
}

const endsInZone = /(?:UTC|Z)"?\s*$/i

/** Whether the last line of a file lacks the time zone at which the text before it ends. */
export function isTruncated(line: string, textBefore: string): boolean {
  return endsInZone.test(textBefore) && !endsInZone.test(line)
}

/** Whether a line within a quoted field looks like a row of the table: prose has spaces, values of a row have none. */
export function looksLikeRow(fields: readonly string[], columns: readonly (string | null)[]): boolean {
  if (fields.length !== columns.length) return false
  return columns.every((column, index) => column === null || /^"?(?:\S+|\d.*)$/.test(fields[index]?.trim() ?? ''))
}
