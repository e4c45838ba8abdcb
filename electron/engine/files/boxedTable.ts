/** A line of a table that is drawn with bars: its outer bars, and what is between them. */
const boxedLine = /^\s*[|│](.*)[|│]\s*$/
/** A line that separates rows, such as `|---|:-:|`, `+----+----+` or `├────┼────┤`. */
const ruler = /^\s*(?:[|+](?:\s*:?[-=]+:?\s*[|+])+|[┌├╞└╔╠╚][─═┬┼╪┴╦╬╩┐┤╡┘╗╣╝]+)\s*$/

/** Whether a text is a table drawn with bars, as Markdown and database clients draw it: most of its lines are boxed. */
export function isBoxed(text: string): boolean {
  // Not `\s`: with line ends, thousands of blank lines would be searched from each of them.
  if (!/^[^\S\n]*[|│+┌╔]/m.test(text)) return false
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !ruler.test(line))
  const boxed = lines.filter((line) => boxedLine.test(line))
  return boxed.length > 0 && boxed.length >= lines.length / 2
}

/** Removes what draws a table from complete lines, and the spaces around its values. A ruler becomes a blank line, so that line numbers stay. */
export function unbox(lines: string): string {
  return lines.replaceAll(/[^\n]+/g, (line) => {
    if (ruler.test(line)) return ''
    const cells = boxedLine.exec(line)?.[1]?.split(/[|│]/)
    return cells?.map((cell) => cell.trim()).join('|') ?? line
  })
}

/** Unboxes a text that comes in pieces. */
export class Unboxer {
  private rest = ''

  write(piece: string): string {
    const text = this.rest + piece
    const end = text.lastIndexOf('\n') + 1
    this.rest = text.slice(end)
    return unbox(text.slice(0, end))
  }

  end(): string {
    return unbox(this.rest)
  }
}
