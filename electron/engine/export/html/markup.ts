/** HTML that needs no escaping. */
export class Markup {
  constructor(readonly text: string) {}
}

type Part = string | number | Markup | null | readonly Part[]

/**
 * A template for HTML: values are escaped unless they are markup, lists are joined and null is left out. Values may stand
 * in text and in attributes in double quotes, never in a style or an address.
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

/** Control characters, which HTML forbids, and halves of surrogate pairs become replacement characters. */
function escape(text: string): string {
  return text
    .replaceAll(/(?![\t\n])[\p{Cc}\p{Cs}]/gu, '\uFFFD')
    .replaceAll(/[&<>"']/g, (character) => entities[character] ?? character)
}
