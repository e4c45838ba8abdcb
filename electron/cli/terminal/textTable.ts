type Cell = string | number

/** A table for people: columns two spaces apart, numbers to the right. */
export class TextTable {
  readonly #header: readonly string[]
  readonly #widths: number[]
  #hasHeader = false

  constructor(header: readonly string[]) {
    this.#header = header
    this.#widths = header.map((name) => name.length)
  }

  /** These rows as lines, the first time under the header; a column is as wide as its widest value so far. */
  text(rows: readonly (readonly Cell[])[]): string {
    const shown = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? String(cell) : visible(cell))))
    for (const row of shown) {
      for (const [column, cell] of row.entries()) {
        this.#widths[column] = Math.max(this.#widths[column] ?? 0, cell.length)
      }
    }
    const isNumber = this.#header.map((_, column) => typeof rows[0]?.[column] === 'number')
    const lines = this.#hasHeader ? shown : [this.#header, ...shown]
    this.#hasHeader = true
    return lines.map((line) => `${this.#align(line, isNumber)}\n`).join('')
  }

  #align(cells: readonly string[], isNumber: readonly boolean[]): string {
    const padded = cells.map((cell, column) => {
      const width = this.#widths[column] ?? 0
      return isNumber[column] === true ? cell.padStart(width) : cell.padEnd(width)
    })
    return padded.join('  ').trimEnd()
  }
}

/** Text from a file must not move the cursor, or otherwise command the terminal. */
function visible(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, '\uFFFD')
}
