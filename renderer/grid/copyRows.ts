import { formulaSigns } from '../../shared/export/formulaSigns'
import type { Attribute } from '../../shared/folder/attributes'
import { attributeColumn, columnHeading, columns, type Column, type ReportKind, type ReportRow, type RowColumn } from '../../shared/report/columns'
import { groupColumnsOfKind, withoutValueLabel, type StoreGroup } from '../../shared/report/groups'
import type { Input, Transport } from '../../shared/operations/contract'
import type { Result } from '../../shared/core/result'

/** Rows on the clipboard, in the formats that other programs read. */
export interface CopiedRows {
  /** The rows separated by tabs, with a line of headings. */
  readonly text: string
  /** A table. Spreadsheets prefer it, because it says that an id is text. */
  readonly html: string
}

const rowsPerCall = 1000

/** All rows of a selection. They come from the engine, because the grid has loaded only some of them. */
export async function readAllRows(transport: Transport, selection: Omit<Input<'getRows'>, 'offset' | 'limit'>): Promise<Result<readonly ReportRow[]>> {
  const rows: ReportRow[] = []
  for (;;) {
    const page = await transport.call('getRows', { ...selection, offset: rows.length, limit: rowsPerCall })
    if (!page.ok) return page
    rows.push(...page.value.rows)
    if (rows.length >= page.value.total || page.value.rows.length === 0) return { ok: true, value: rows }
  }
}

/**
 * Writes these columns of the rows, in this order. `attributes` are those of the report. Numbers are those of the CSV, but with the decimal mark of `locale`,
 * so that a spreadsheet on the same computer reads them as numbers.
 */
export function copiedRows(
  rows: readonly ReportRow[],
  keys: readonly RowColumn[],
  attributes: readonly Attribute[],
  locale?: string,
): CopiedRows {
  const shown = keys.map((key) => ({ ...(columns.find((column) => column.key === key) ?? attributeColumn(attributes, key)), key }))
  return copiedTable(rows, shown, locale)
}

/** Writes the value of a group under this label, its number of stores, and those of its figures that are among the columns. */
export function copiedGroup(group: StoreGroup, label: string, kind: ReportKind, keys: readonly RowColumn[], locale?: string): CopiedRows {
  const figures = groupColumnsOfKind[kind].filter(({ key }) => key === 'stores' || keys.some((shown) => shown === key))
  const ofValue = { key: 'value', label, kind: 'text', unit: 'none', decimals: 0, description: label } as const
  return copiedTable([{ ...group, value: group.value ?? withoutValueLabel }], [ofValue, ...figures], locale)
}

function copiedTable<Key extends string>(
  rows: readonly { readonly [Cell in Key]?: string | number | null }[],
  shown: readonly (Column & { readonly key: Key })[],
  locale?: string,
): CopiedRows {
  const formats = shown.map(
    ({ decimals }) =>
      new Intl.NumberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals, useGrouping: false }),
  )
  const cells = rows.map((row) =>
    shown.map(({ key }, index) => {
      const value = row[key]
      return typeof value === 'number' ? (formats[index]?.format(value) ?? '') : guarded(value ?? '')
    }),
  )
  const headings = shown.map(columnHeading)
  const lines = [headings, ...cells].map((line) => line.map(toField).join('\t'))
  const body = cells.map((line) => `<tr>${line.map((cell, index) => toCell(cell, shown[index]?.kind === 'text')).join('')}</tr>`)
  const head = `<tr>${headings.map((heading) => `<th>${escapeHtml(heading)}</th>`).join('')}</tr>`
  return { text: `${lines.join('\n')}\n`, html: `<table>${head}${body.join('')}</table>` }
}

const formula = new RegExp(`^[${formulaSigns}]`)

/** Puts an apostrophe before text that a spreadsheet would run as a formula, as the CSV does. */
function guarded(text: string): string {
  return formula.test(text) ? `'${text}` : text
}

/** Quotes a field that contains a separator. */
function toField(text: string): string {
  return /[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Excel reads the style and LibreOffice the other attribute, without which both would alter ids. */
function toCell(text: string, isText: boolean): string {
  return `<td${isText ? ` style="mso-number-format:'\\@'" sdnum="1033;0;@"` : ''}>${escapeHtml(text)}</td>`
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/**
 * Puts rows on the clipboard. Returns false if the browser refuses. It uses a `copy` event, because the newer interface
 * removes the cell format from the table and asks for a permission.
 */
export function putOnClipboard({ text, html }: CopiedRows): boolean {
  let isDone = false
  const fill = (event: ClipboardEvent): void => {
    event.stopImmediatePropagation()
    event.preventDefault()
    event.clipboardData?.setData('text/plain', text)
    event.clipboardData?.setData('text/html', html)
    isDone = event.clipboardData !== null
  }
  document.addEventListener('copy', fill, { capture: true })
  try {
    // oxlint-disable-next-line typescript/no-deprecated -- only this makes a `copy` event
    document.execCommand('copy')
  } finally {
    document.removeEventListener('copy', fill, { capture: true })
  }
  return isDone
}
