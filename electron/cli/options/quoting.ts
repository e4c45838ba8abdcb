/** A name in double quotes, which are doubled inside. */
export const quotedPattern = '"(?:[^"]|"")*"'

export function unquoteName(text: string): string {
  return text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text
}

/** Puts a name in double quotes if it contains what separates names in the values of options. */
export function quoteName(name: string): string {
  return /[":,]/.test(name) || name === '' ? `"${name.replaceAll('"', '""')}"` : name
}

/** Quotes a word for a POSIX shell. */
export function quoteForShell(word: string): string {
  return /^[\w.,:=/@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}
