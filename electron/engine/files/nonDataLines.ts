/** A closing line of an export, such as `(1024 rows)` or `Total: 1024`. */
export function isFooter(line: string): boolean {
  return /^"?(?:\(\d+ rows?(?: affected)?\)|(?:grand )?total\b.*|\d+ rows?(?: \w+)?|end of (?:file|report|data)\b.*)\W*$/i.test(line.trim())
}

/** A blank line, a comment, or a line drawn under the header. */
export function isBlankOrComment(line: string): boolean {
  return line.trim() === '' || line.startsWith('#') || /^[-+|=:\s]*-{3}[-+|=:\s]*$/.test(line)
}

const endsInZone = /(?:UTC|Z)"?\s*$/i

/** Whether the last line of a file, which has no line end, lacks the zone that the text before it ends in. */
export function isTruncated(line: string, textBefore: string): boolean {
  return endsInZone.test(textBefore) && !endsInZone.test(line)
}

/** Whether a line in a quoted field is a row of the table: a sentence of prose has spaces, a row has short words. */
export function looksLikeRow(fields: readonly string[], columns: readonly (string | null)[]): boolean {
  if (fields.length !== columns.length) return false
  return columns.every((column, index) => column === null || /^"?(?:\S+|\d.*)$/.test(fields[index]?.trim() ?? ''))
}
