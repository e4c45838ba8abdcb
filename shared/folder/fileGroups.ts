import type { FileSummary } from './dataSet'

/** Files of one table that follow each other and were read in the same way. */
export interface FileGroup {
  readonly files: readonly FileSummary[]
  readonly unusedColumns: readonly string[]
  readonly readings: readonly string[]
}

/** Groups files, so that what is said of many files stands there once. Files of which nothing is said are groups too. */
export function groupFiles(files: readonly FileSummary[]): readonly FileGroup[] {
  const groups: { files: FileSummary[]; key: string }[] = []
  for (const file of files) {
    const key = JSON.stringify([file.role, file.unusedColumns, file.readings])
    const last = groups.at(-1)
    if (last?.key === key) last.files.push(file)
    else groups.push({ files: [file], key })
  }
  return groups.flatMap(({ files: members }) => {
    const [first] = members
    return first === undefined ? [] : [{ files: members, unusedColumns: first.unusedColumns, readings: first.readings }]
  })
}
