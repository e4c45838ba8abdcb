import type { Connection } from '../core/connection'
import { readOrExplain, withoutWildcards } from '../files/parquetFiles'
import { countOwnColumns } from '../files/pathColumns'
import type { FileHead } from '../files/readFileHead'
import { textRows } from '../files/recogniseHeader'

/** A column of a file, as its first rows show it. */
export interface SampledColumn {
  readonly name: string
  /** A few different values. */
  readonly samples: readonly string[]
  /** The number of different values in the rows that were looked at. */
  readonly distinct: number
  /** Whether each row has the number after that of the row before. */
  readonly countsRows: boolean
}

type Columns = readonly SampledColumn[]
type Rows = readonly (readonly string[])[]

/** Rows of a Parquet file that are looked at. A text file has shown its beginning. */
const parquetRows = 1000
/** Characters of a value there. A value of megabytes takes its room only once in the file if its rows repeat it. */
const longestValue = 1000

/** Rows from which samples are taken. */
const sampledRows = 20
const samplesPerColumn = 3
const maximumSampleLength = 40

/** Samples the columns of files, each file once. */
export class ColumnSampler {
  private readonly sampled = new Map<string, Columns>()
  private readonly parquet = new Map<string, Rows>()

  constructor(private readonly connection: Connection) {}

  /** The columns of a file, each with a few different values from its first rows. */
  async sample(path: string, head: FileHead): Promise<Columns> {
    const columns = this.sampled.get(path) ?? (await this.sampleColumns(path, head))
    this.sampled.set(path, columns)
    return columns
  }

  /** The first rows of a Parquet file, with the text in its columns; empty for a value that is missing. Throws FOLDER_UNREADABLE. */
  async parquetRows(path: string, columns: number): Promise<Rows> {
    const rows = this.parquet.get(path) ?? (await readParquetRows(this.connection, path, columns))
    this.parquet.set(path, rows)
    return rows
  }

  private async sampleColumns(path: string, head: FileHead): Promise<Columns> {
    const { layout, pathValues } = head
    const ownColumns = countOwnColumns(layout.header, pathValues)
    const all = head.kind === 'parquet' ? await this.parquetRows(path, ownColumns) : textRows(head.text, layout)
    return columnNames(layout.header).map((name, index) => {
      const written = index < ownColumns ? all.map((row) => row[index] ?? '') : pathValues.slice(index - ownColumns, index - ownColumns + 1)
      return describeColumn(name, written.map((value) => value.trim().slice(0, maximumSampleLength)))
    })
  }
}

function describeColumn(name: string, values: readonly string[]): SampledColumn {
  const first = new Set(values.slice(0, sampledRows))
  const all = new Set(values)
  first.delete('')
  all.delete('')
  const numbers = values.map((value) => (/^\d{1,15}$/.test(value) ? Number(value) : Number.NaN))
  const countsRows = numbers.length > 1 && numbers.every((number, at) => at === 0 || number === (numbers[at - 1] ?? Number.NaN) + 1)
  return { name, samples: [...first].slice(0, samplesPerColumn), distinct: all.size, countsRows }
}

/**
 * Unique names for the columns of a header, each in one line: `#3` for a column without a name, `day#2` for the second
 * `day`.
 */
export function columnNames(header: readonly string[]): readonly string[] {
  const names = header.map((name) => name.replaceAll(/\s*[\r\n\t]+\s*/g, ' '))
  return names.map((name, index) => {
    if (name === '') return `#${index + 1}`
    const repetitions = names.slice(0, index).filter((other) => other === name).length
    return repetitions === 0 ? name : `${name}#${repetitions + 1}`
  })
}

async function readParquetRows(connection: Connection, path: string, columns: number): Promise<Rows> {
  const names = Array.from({ length: columns }, (_, at) => `column_${at}`)
  const texts = names.map((name) => `left(${name}::varchar, ${longestValue}) as ${name}`)
  const sql = `select ${texts.join(', ')} from read_parquet($path, hive_partitioning = false) as parquet_row(${names.join(', ')}) limit $rows`
  const parameters = { path: withoutWildcards(path), rows: parquetRows }
  const rows = await readOrExplain(path, () => connection.all<Readonly<Record<string, string | null>>>(sql, parameters))
  return rows.map((row) => names.map((name) => row[name] ?? ''))
}
