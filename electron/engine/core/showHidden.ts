/** Shows invisible characters, such as a zero byte or a zero-width space, by their numbers: `<U+200B>`. */
export function showHidden(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\u00A0\u202F]/gu, codePointOf)
}

/** Shows the characters that control a terminal, or the direction of what it writes, by their numbers: `<U+001B>`. */
export function showControls(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Bidi_Control}]/gu, codePointOf)
}

function codePointOf(character: string): string {
  return `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`
}
