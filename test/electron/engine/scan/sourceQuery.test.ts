import { join } from 'node:path'
import { expect, test } from 'vitest'
import { usualReadings } from '../../../../electron/engine/scan/readings'
import type { SourceFile } from '../../../../electron/engine/scan/sourceFile'
import { sourceQuery } from '../../../../electron/engine/scan/sourceQuery'
import { withFolder } from '../../../support/data/folder'
import { withConnection } from '../../../support/engine/relation'

const polls: SourceFile = {
  role: 'polls',
  kind: 'text',
  name: 'polls.csv',
  path: '',
  root: null,
  readPath: '',
  index: 0,
  compression: null,
  encoding: 'utf-8',
  isBoxed: false,
  isCopy: false,
  text: '',
  hasOddEnd: false,
  sheet: 0,
  otherSheets: [],
  headerOf: null,
  version: { size: 0, modifiedNs: '0', changedNs: '0', links: 1, inode: '0', ends: '' },
  pathValues: [],
  delimiter: ',',
  headerLine: 1,
  header: ['store_id', 'timestamp_utc', 'status'],
  columns: ['store_id', 'timestamp_utc', 'status'],
  maximumUnpacked: Infinity,
  readings: usualReadings,
}

const text = (store: string, delimiter = ','): string => `${['store_id', 'timestamp_utc', 'status'].join(delimiter)}\n${[`${store}1`, 't', 's'].join(delimiter)}\n${[`${store}2`, 't', 's'].join(delimiter)}\n`

test('reads files alike in one statement, and all rows in the order of files and lines', () =>
  withFolder({ 'b.csv': text('b'), 'a.csv': text('a'), '[c].csv': text('c'), 'd.csv': text('d', ';'), 'e.csv': text('e'), 'f.csv': text('f') }, async (folder) => {
    // The file with index 5 is of another table.
    const files = [
      { ...polls, name: 'b.csv', index: 2 },
      { ...polls, name: 'a.csv', index: 3 },
      { ...polls, name: '[c].csv', index: 4 },
      { ...polls, name: 'd.csv', index: 6, delimiter: ';' as const },
      { ...polls, name: 'e.csv', index: 7 },
      { ...polls, name: 'f.csv', index: 8 },
    ].map((file) => Object.assign(file, { readPath: join(folder, file.name) }))
    const { sql, parameters } = sourceQuery(files)
    expect(sql.match(/read_csv/g)).toHaveLength(3)
    const rows = await withConnection((connection) => connection.all<{ file_index: number; store_id: string }>(sql, parameters))
    expect(rows.map(({ file_index, store_id }) => `${file_index} ${store_id}`)).toEqual(
      ['2 b', '3 a', '4 c', '6 d', '7 e', '8 f'].flatMap((row) => [`${row}1`, `${row}2`]),
    )
  }))

test('reads thousands of small files in one statement', () => {
  const files = Array.from({ length: 5000 }, (_, index) => ({ ...polls, index, readPath: `/${index}.csv` }))
  expect(sourceQuery(files).sql.length).toBeLessThan(2000)
})
