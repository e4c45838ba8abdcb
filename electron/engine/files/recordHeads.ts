import { quoteField } from './csvRecords'
import { inTurns } from '../core/turns'
import { splitJson } from './jsonRecords'
import { recogniseText } from './recogniseHeader'
import type { SheetRow } from './sheetThread'
import { openWorkbook, readSheets } from './workbook'

/** Rows at the beginning of a sheet in which a header is looked for. */
const headRows = 200

/** A sheet of a workbook. Its first rows are written as CSV, so that each is on the line with its number. */
interface SheetHead {
  readonly sheet: number
  readonly text: string
  /** The names of further sheets with a known header. */
  readonly otherSheets: readonly string[]
}

/** The first sheet of a workbook that has a known header, or else the first that has rows; a reason code if there is none. */
export async function sheetHead(path: string, root: string | null): Promise<SheetHead | 'file_workbook' | 'file_workbook_large' | 'file_empty'> {
  const workbook = await openWorkbook(path, root)
  if (typeof workbook === 'string') return workbook
  try {
    const unknown: Omit<SheetHead, 'otherSheets'>[] = []
    const known: typeof unknown = []
    const otherSheets: string[] = []
    for await (const { sheet, name, rows } of readSheets(workbook, { sheet: null, maximumRows: headRows })) {
      const text = sheetText(rows)
      if (recogniseText(text) === null) {
        if (text !== '') unknown.push({ sheet, text })
      } else if (known.push({ sheet, text }) > 1) otherSheets.push(name)
    }
    const found = known[0] ?? unknown[0]
    return found === undefined ? 'file_empty' : { ...found, otherSheets }
  } catch {
    return 'file_workbook'
  }
}

function sheetText(rows: readonly SheetRow[]): string {
  const width = Math.max(...rows.map(({ fields }) => fields.length), 0)
  const lines: string[] = []
  for (const { line, fields } of rows) {
    while (lines.length < Math.min(line - 1, headRows * 10)) lines.push('')
    lines.push(csvLine([...fields, ...Array.from({ length: width - fields.length }, () => '')]))
  }
  return lines.join('\n')
}

/** The keys of the objects at the beginning of a JSON text, and the objects as CSV below them; null if there are no objects. */
export async function jsonHead(text: string): Promise<{ readonly header: readonly string[]; readonly text: string } | null> {
  if (!/^\s*[[{]/.test(text)) return null
  const records: ReadonlyMap<string, string>[] = []
  for await (const found of inTurns(splitJson([text]))) records.push(...found.flatMap(({ values }) => values ?? []))
  const header = [...new Set(records.flatMap((values) => [...values.keys()]))]
  if (header.length === 0) return null
  const rows = records.map((values) => csvLine(header.map((key) => values.get(key) ?? '')))
  return { header, text: [csvLine(header), ...rows].join('\n') }
}

function csvLine(fields: readonly string[]): string {
  return fields.map((field) => quoteField(field.replaceAll(/[\r\n]+/g, ' '))).join(',')
}
