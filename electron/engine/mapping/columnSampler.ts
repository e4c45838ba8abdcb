import type { MappableFile } from '../../../shared/folder/mapping'
import { splitRecords } from '../files/csvRecords'
import type { Connection } from '../core/database'
import { withoutWildcards, type FileHead } from '../files/readFileHead'

type Columns = MappableFile['columns']

const sampledRows = 20
const samplesPerColumn = 3
const maximumSampleLength = 40

/** Samples the columns of files, each file once. */
export class ColumnSampler {
  private readonly sampled = new Map<string, Columns>()

  constructor(private readonly connection: Connection) {}

  /** The columns of a file, each with a few different values from its first rows. */
  async sample(path: string, head: FileHead): Promise<Columns> {
    const columns = this.sampled.get(path) ?? (await sampleColumns(this.connection, path, head))
    this.sampled.set(path, columns)
    return columns
  }
}

async function sampleColumns(connection: Connection, path: string, head: FileHead): Promise<Columns> {
  const rows = head.kind === 'parquet' ? await parquetRows(connection, path, head) : textRows(head)
  const ownColumns = head.layout.header.length - head.pathValues.length
  return columnNames(head.layout.header).map((name, index) => {
    const written = index < ownColumns ? rows.map((row) => row[index] ?? '') : head.pathValues.slice(index - ownColumns, index - ownColumns + 1)
    const values = written.map((value) => value.trim().slice(0, maximumSampleLength)).filter((value) => value !== '')
    return { name, samples: [...new Set(values)].slice(0, samplesPerColumn) }
  })
}

/** Unique names for the columns of a header: `#3` for a column without a name, `day#2` for the second `day`. */
export function columnNames(header: readonly string[]): readonly string[] {
  return header.map((name, index) => {
    if (name === '') return `#${index + 1}`
    const repetitions = header.slice(0, index).filter((other) => other === name).length
    return repetitions === 0 ? name : `${name}#${repetitions + 1}`
  })
}

function textRows({ text, layout: { delimiter, headerLine } }: FileHead): readonly (readonly string[])[] {
  return splitRecords(text, delimiter)
    .filter(({ line, problem }) => line > headerLine && problem === null)
    .slice(0, sampledRows)
    .map(({ fields }) => fields)
}

async function parquetRows(
  connection: Connection,
  path: string,
  { layout }: FileHead,
): Promise<readonly (readonly string[])[]> {
  const rows = await connection.all<Readonly<Record<string, string | null>>>(
    'select columns(*)::varchar from read_parquet($path, hive_partitioning = false) limit $rows',
    { path: withoutWildcards(path), rows: sampledRows },
  )
  return rows.map((row) => layout.header.map((name) => row[name] ?? ''))
}
