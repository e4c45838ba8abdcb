import type { MappableFile } from '../../../shared/folder/mapping'
import { splitRecords } from '../files/csvRecords'
import type { Connection } from '../core/database'
import { withoutWildcards, type FileStart } from '../files/readFileHead'

const rowsLookedAt = 20
const samplesPerColumn = 3
const longestSample = 40

/** The columns of a file, each with a few different values from its first rows. */
export async function sampleColumns(
  connection: Connection,
  path: string,
  start: FileStart,
): Promise<MappableFile['columns']> {
  const rows = start.kind === 'text' ? textRows(start) : await parquetRows(connection, path, start)
  return columnNames(start.layout.header).map((name, index) => {
    const values = rows.map((row) => (row[index] ?? '').trim().slice(0, longestSample)).filter((value) => value !== '')
    return { name, samples: [...new Set(values)].slice(0, samplesPerColumn) }
  })
}

/** What the columns of a header are called so that each can be named: `#3` without a name, `day#2` for the second `day`. */
export function columnNames(header: readonly string[]): readonly string[] {
  return header.map((name, index) => {
    if (name === '') return `#${index + 1}`
    const repetitions = header.slice(0, index).filter((other) => other === name).length
    return repetitions === 0 ? name : `${name}#${repetitions + 1}`
  })
}

function textRows({ text, layout: { delimiter, headerLine } }: FileStart): readonly (readonly string[])[] {
  return splitRecords(text, delimiter)
    .filter(({ line, problem }) => line > headerLine && problem === null)
    .slice(0, rowsLookedAt)
    .map(({ fields }) => fields)
}

async function parquetRows(
  connection: Connection,
  path: string,
  { layout }: FileStart,
): Promise<readonly (readonly string[])[]> {
  const rows = await connection.all<Readonly<Record<string, string | null>>>(
    'select columns(*)::varchar from read_parquet($path, hive_partitioning = false) limit $rows',
    { path: withoutWildcards(path), rows: rowsLookedAt },
  )
  return rows.map((row) => layout.header.map((name) => row[name] ?? ''))
}
