#!/usr/bin/env bash
# exceljs 4.4.0 reads the dates of a workbook 1,462 days too early if its flag for the calendar of 1904 is written
# `date1904="true"`; with `date1904="1"` they are right. Both spellings are the same value of an XML boolean.
#
# Guess before the run: the flag is either understood or not, in both spellings. LibreOffice writes `true`, so a library
# of that age must have met it.
# Seen: serial 40000 is 2009-07-06 without the flag, 2013-07-07 with "1", and 2009-07-06 with "true". hucre 1.0.0 gives
# 2013-07-07 for both.
# What follows: a date of a workbook that only exceljs has read may be four years and a day early, without an error.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "type": "module" }' > package.json
npm install --silent --no-audit --no-fund exceljs@4.4.0 hucre@1.0.0 yazl@3.3.1 > /dev/null

cat > read.mjs <<'JS'
import { buffer } from 'node:stream/consumers'
import ExcelJS from 'exceljs'
import { readXlsx } from 'hucre'
import { ZipFile } from 'yazl'

const formats = 'http://schemas.openxmlformats.org'
const main = `${formats}/spreadsheetml/2006/main`
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const relations = (...targets) =>
  `<Relationships xmlns="${formats}/package/2006/relationships">${targets.map(([type, target], at) =>
    `<Relationship Id="r${at}" Type="${formats}/officeDocument/2006/relationships/${type}" Target="${target}"/>`).join('')}</Relationships>`
const override = (part, type) => `<Override PartName="/xl/${part}.xml" ContentType="${types}.${type}+xml"/>`

/** A workbook with one cell, the serial number 40000 in the format of a date. */
function workbook(flag) {
  const zip = new ZipFile()
  const parts = {
    '[Content_Types].xml': `<Types xmlns="${formats}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${
      override('workbook', 'sheet.main')}${override('worksheets/sheet1', 'worksheet')}${override('styles', 'styles')}</Types>`,
    '_rels/.rels': relations(['officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${formats}/officeDocument/2006/relationships"><workbookPr${flag}/><sheets><sheet name="dates" sheetId="1" r:id="r0"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(['worksheet', 'worksheets/sheet1.xml'], ['styles', 'styles.xml']),
    'xl/styles.xml': `<styleSheet xmlns="${main}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData><row r="1"><c r="A1" s="1"><v>40000</v></c></row></sheetData></worksheet>`,
  }
  for (const [name, xml] of Object.entries(parts)) zip.addBuffer(Buffer.from(`<?xml version="1.0"?>${xml}`), name)
  zip.end()
  return buffer(zip.outputStream)
}

const day = (value) => new Date(value).toISOString().slice(0, 10)
for (const flag of ['', ' date1904="1"', ' date1904="true"']) {
  const bytes = await workbook(flag)
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes)
  const { sheets: [sheet] } = await readXlsx(bytes)
  console.log(`${flag.trim() || 'no flag'}: exceljs ${day(book.worksheets[0].getCell('A1').value)}, hucre ${day(sheet.rows[0][0])}`)
}
JS

seen=$(node read.mjs)
echo "$seen"
diff <(echo "$seen") - <<'EXPECTED'
no flag: exceljs 2009-07-06, hucre 2009-07-06
date1904="1": exceljs 2013-07-07, hucre 2013-07-07
date1904="true": exceljs 2009-07-06, hucre 2013-07-07
EXPECTED
echo 'As described.'
