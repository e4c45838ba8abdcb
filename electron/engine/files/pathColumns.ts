/** A column that is not in a file but in the name of a folder of its path, such as `store_id=0042`. */
export interface PathColumn {
  readonly name: string
  readonly value: string
}

/** The number of columns that are in a file itself. Those of its path follow them. */
export function countOwnColumns(columns: readonly unknown[], pathValues: readonly string[]): number {
  return columns.length - pathValues.length
}

/** Whether the first folder of a path names a column as Hive does. */
export function namesColumn(path: string): boolean {
  return /^[^=/\\]+=/.test(path)
}

/** What Hive writes for a missing value. */
const missing = '__HIVE_DEFAULT_PARTITION__'

/** The columns that the folders of a path name as Hive does, from the outermost; the innermost of a name counts. */
export function pathColumnsOf(path: string): readonly PathColumn[] {
  const columns = new Map<string, string>()
  for (const folder of path.split(/[/\\]/).slice(0, -1)) {
    const [, name, value] = /^([^=]+)=(.*)$/.exec(folder) ?? []
    if (name === undefined || value === undefined) continue
    const [plainName, plainValue] = [decode(name).trim(), value === missing ? '' : decode(value)]
    columns.delete(plainName)
    // A control character would end the line of a copy, or hide in an id.
    if (plainName !== '' && !/\p{Cc}/u.test(plainName + plainValue)) columns.set(plainName, plainValue)
  }
  return [...columns].map(([name, value]) => ({ name, value }))
}

/** Hive writes characters that a path cannot have as `%` and two hexadecimal digits. */
function decode(written: string): string {
  try {
    return decodeURIComponent(written)
  } catch {
    return written
  }
}

/** The choices of columns that a file may lack, the smallest first: none, each one, then all. */
export function choicesOf(columns: readonly PathColumn[]): readonly (readonly PathColumn[])[] {
  const single = columns.length > 1 ? columns.map((column) => [column]) : []
  return columns.length === 0 ? [[]] : [[], ...single, columns]
}
