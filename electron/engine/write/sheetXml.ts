import { hoursPerDay } from '../../../shared/core/time'
import { hourUs } from '../time/instants'

/*
 * The parts of an .xlsx workbook as XML (ECMA-376, part 1, SpreadsheetML). No value ever becomes a formula: texts are inline
 * strings, which programs do not interpret.
 */

/** What the cells of a column hold, and how they look. Instants are microseconds since 1970, UTC or of a wall clock. */
export type CellFormat = 'text' | 'count' | 'decimals2' | 'decimals6' | 'share' | 'instant'

/** What a text can be marked as, by bold type or by its colours. */
export type CellMark = 'heading' | 'columnHeading' | 'good' | 'warning' | 'bad' | 'subdued'

export interface SheetColumn {
  readonly heading: string
  readonly format: CellFormat
  /** In characters. */
  readonly width: number
}

/** A number in the format of its column, or a text, which is possible in each of them. Both can have a look of their own. */
export type Cell =
  | string
  | number
  | null
  | { readonly text: string; readonly mark: CellMark }
  | { readonly number: number; readonly format: Exclude<CellFormat, 'text'> }

/** The rows of a sheet, with the heading. */
export const maximumSheetRows = 1_048_576

/** Three lines, in points. */
const headingHeight = 46

/** Spreadsheets cut longer texts or refuse the file. */
const maximumTextLength = 32_767

const cellFormats: Readonly<Record<CellFormat, string>> = {
  text: '@',
  count: '#,##0',
  decimals2: '#,##0.00',
  decimals6: '#,##0.000000',
  share: '0.00%',
  instant: 'yyyy-mm-dd hh:mm:ss',
}

/** The colours of the fill and of the text, which differ in lightness too. */
const cellMarks: Readonly<Record<CellMark, { readonly fill: string; readonly text: string; readonly isBold?: true; readonly isWrapped?: true }>> = {
  heading: { fill: 'E8EDF3', text: '1A2230', isBold: true },
  columnHeading: { fill: 'E8EDF3', text: '1A2230', isBold: true, isWrapped: true },
  good: { fill: 'DDF1E5', text: '155C38' },
  warning: { fill: 'FDF3DD', text: '6B4600' },
  bad: { fill: 'FBE3E1', text: '8C1D16' },
  subdued: { fill: 'F4F6F8', text: '566275' },
}

const formatNames = Object.keys(cellFormats)
const markNames = Object.keys(cellMarks)

/** The numbers of the styles in `stylesXml`: the default, then each format, then each mark. */
const styleOf = (format: CellFormat): number => 1 + formatNames.indexOf(format)
const styleOfMark = (mark: CellMark): number => 1 + formatNames.length + markNames.indexOf(mark)

/** Everything before the rows of a sheet. A table has a heading that stays in sight. */
export function sheetStart(columns: readonly SheetColumn[], isTable: boolean): string {
  const widths = columns.map(({ width, format }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" style="${styleOf(format)}" customWidth="1"/>`)
  const pane = isTable ? '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' : ''
  return `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>${isTable ? headingRow(columns) : ''}`
}

function headingRow(columns: readonly SheetColumn[]): string {
  const cells = columns.map(({ heading }, index) => textCell(`${columnName(index)}1`, styleOfMark('columnHeading'), heading))
  return `<row r="1" ht="${headingHeight}" customHeight="1">${cells.join('')}</row>`
}

/** One row; `number` is 1 for the first row of the sheet. */
export function sheetRow(columns: readonly SheetColumn[], cells: readonly Cell[], number: number): string {
  const parts = cells.map((cell, index) => {
    const place = `${columnName(index)}${number}`
    const format = columns[index]?.format ?? 'text'
    if (cell === null) return ''
    if (typeof cell === 'string') return textCell(place, styleOf('text'), cell)
    if (typeof cell === 'number') return numberCell(place, format, cell)
    return 'text' in cell ? textCell(place, styleOfMark(cell.mark), cell.text) : numberCell(place, cell.format, cell.number)
  })
  return `<row r="${number}">${parts.join('')}</row>`
}

/** Everything after the rows of a sheet. A table of this size can be filtered by each of its columns. */
export function sheetEnd(table: TableSize | null): string {
  return `</sheetData>${table === null ? '' : `<autoFilter ref="A1:${columnName(table.columns - 1)}${table.rows}"/>`}</worksheet>`
}

/** The rows include the line of headings. */
export interface TableSize {
  readonly columns: number
  readonly rows: number
}

interface WrittenSheet {
  readonly name: string
  /** Null if it is not a table. */
  readonly table: TableSize | null
}

/** The parts that list the sheets, by their path in the workbook. */
export function workbookParts(written: readonly WrittenSheet[]): Readonly<Record<string, string>> {
  const numbers = written.map((_, index) => index + 1)
  const sheets = written.map(({ name }, index) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
  // Programs show the filter of a sheet only if the workbook names its range.
  const filters = written.map(({ name, table }, index) =>
    table === null ? '' : `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">'${escapeXml(name)}'!$A$1:$${columnName(table.columns - 1)}$${table.rows}</definedName>`,
  )
  const relations = numbers.map((number) => `<Relationship Id="rId${number}" Type="${office}/worksheet" Target="worksheets/sheet${number}.xml"/>`)
  const types = numbers.map((number) => `<Override PartName="/${sheetPath(number)}" ContentType="${contentType}.worksheet+xml"/>`)
  return {
    'xl/workbook.xml': `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets.join('')}</sheets>${filters.every((filter) => filter === '') ? '' : `<definedNames>${filters.join('')}</definedNames>`}</workbook>`,
    'xl/_rels/workbook.xml.rels': `${declaration}<Relationships xmlns="${packageRelations}">${relations.join('')}<Relationship Id="rId${numbers.length + 1}" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': stylesXml(),
    '_rels/.rels': `${declaration}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    '[Content_Types].xml': `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${contentType}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${contentType}.styles+xml"/>${types.join('')}</Types>`,
  }
}

/** The path of a sheet in the workbook; `number` is 1 for the first sheet. */
export function sheetPath(number: number): string {
  return `xl/worksheets/sheet${number}.xml`
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships'
const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

function stylesXml(): string {
  // The numbers below 164 belong to built-in formats. The first two fills are reserved.
  const formats = Object.values(cellFormats).map((code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${escapeXml(code)}"/>`)
  const marks = Object.values(cellMarks)
  const font = '<sz val="11"/>'
  const name = '<name val="Calibri"/>'
  const fonts = [
    `<font>${font}${name}</font>`,
    ...marks.map(({ text, isBold }) => `<font>${isBold ? '<b/>' : ''}${font}<color rgb="FF${text}"/>${name}</font>`),
  ]
  const fills = [
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
    ...marks.map(({ fill }) => `<fill><patternFill patternType="solid"><fgColor rgb="FF${fill}"/></patternFill></fill>`),
  ]
  const styles = [
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
    ...formats.map((_, index) => `<xf numFmtId="${164 + index}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`),
    ...marks.map(({ isWrapped }, index) => {
      const wrapping = isWrapped ? ' applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>' : '/>'
      return `<xf numFmtId="${164 + formatNames.indexOf('text')}" fontId="${1 + index}" fillId="${2 + index}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"${wrapping}`
    }),
  ]
  return `${declaration}<styleSheet xmlns="${main}"><numFmts count="${formats.length}">${formats.join('')}</numFmts><fonts count="${fonts.length}">${fonts.join('')}</fonts><fills count="${fills.length}">${fills.join('')}</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${styles.length}">${styles.join('')}</cellXfs></styleSheet>`
}

function textCell(place: string, style: number, text: string): string {
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeText(text.slice(0, maximumTextLength))}</t></is></c>`
}

function numberCell(place: string, format: CellFormat, value: number): string {
  return `<c r="${place}" s="${styleOf(format)}"><v>${format === 'instant' ? serialDay(value) : value}</v></c>`
}

/** Days since the last day of 1899, which is how spreadsheets count time. */
function serialDay(us: number): number {
  return us / (hoursPerDay * hourUs) + 25_569
}

/** `A` for 0, `AA` for 26. */
function columnName(index: number): string {
  const last = String.fromCodePoint(65 + (index % 26))
  return index < 26 ? last : columnName(Math.floor(index / 26) - 1) + last
}

/**
 * Characters that XML does not have are written as `_x0007_`, as spreadsheets do, and a text that looks like that is kept
 * apart from it. A half of a character pair becomes U+FFFD.
 */
function escapeText(text: string): string {
  return escapeXml(
    text
      .replaceAll(/\p{Surrogate}/gu, '\uFFFD')
      .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
      // oxlint-disable-next-line no-control-regex -- these are what XML does not have, and CR, which it turns into LF
      .replaceAll(/[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/g, (character: string) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`),
  )
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
