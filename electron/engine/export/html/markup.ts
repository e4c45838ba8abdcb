/** HTML that may stand in a page as it is. */
export class Markup {
  constructor(readonly text: string) {}
}

type Part = string | number | Markup | null | readonly Part[]

/**
 * HTML whose holes are escaped, unless they are markup themselves; lists stand one after the other, null is nothing.
 * Good for text and for attributes in double quotes, never inside of a style or an address.
 */
export function html(pieces: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(pieces.map((piece, index) => piece + toText(parts[index] ?? null)).join(''))
}

function toText(part: Part): string {
  if (part === null) return ''
  if (part instanceof Markup) return part.text
  if (typeof part === 'object') return part.map(toText).join('')
  return escape(String(part))
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Control characters, which no HTML may have, and halves of characters become a sign that says so. */
function escape(text: string): string {
  return text
    .replaceAll(/(?![\t\n])[\p{Cc}\p{Cs}]/gu, '\uFFFD')
    .replaceAll(/[&<>"']/g, (character) => entities[character] ?? character)
}
