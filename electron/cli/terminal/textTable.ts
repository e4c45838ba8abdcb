import { showControls } from '../../engine/core/showHidden'

type Cell = string | number

/** A table of text for people: columns are two spaces apart, and numbers are aligned to the right. */
export class TextTable {
  private readonly widths: number[]
  private hasHeader = false

  constructor(private readonly header: readonly string[]) {
    this.widths = header.map((name) => name.length)
  }

  /** The rows as lines, after the header in the first call. Each column is as wide as its widest value so far. */
  text(rows: readonly (readonly Cell[])[]): string {
    const shown = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? String(cell) : showControls(cell))))
    for (const row of shown) {
      for (const [column, cell] of row.entries()) {
        this.widths[column] = Math.max(this.widths[column] ?? 0, cell.length)
      }
    }
    const isNumber = this.header.map((_, column) => typeof rows[0]?.[column] === 'number')
    const lines = this.hasHeader ? shown : [this.header, ...shown]
    this.hasHeader = true
    return lines.map((line) => `${this.align(line, isNumber)}\n`).join('')
  }

  private align(cells: readonly string[], isNumber: readonly boolean[]): string {
    const padded = cells.map((cell, column) => {
      const width = this.widths[column] ?? 0
      return isNumber[column] === true ? cell.padStart(width) : cell.padEnd(width)
    })
    return padded.join('  ').trimEnd()
  }
}
