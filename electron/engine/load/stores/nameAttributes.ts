import { comparisonKeys } from '../../../../shared/comparison/comparison'
import { outageColumns } from '../../../../shared/export/exportedColumns'
import { isAttributeKey, maximumAttributes, nameKey, type Attribute, type AttributeKey } from '../../../../shared/folder/attributes'
import { columnKeys } from '../../../../shared/report/columns'
import { groupColumnKeys } from '../../../../shared/report/groups'
import { attributeColumns, type FileColumn } from '../../files/attributeColumns'
import type { RecognisedFile } from '../../files/readFileHead'
import { mayRuleRows } from '../../files/ruleColumns'

/** The attributes of the stores of a folder, and its files with the columns that have them. */
interface NamedAttributes {
  /** The name first. */
  readonly attributes: readonly Attribute[]
  /** In the order that was given. */
  readonly files: readonly RecognisedFile[]
}

/** The files that can have attributes; their order is that in which attributes are numbered and values count. */
const roles = ['stores', 'timezones'] as const

/** Characters of a key before a number that makes it unique. */
const maximumNameLength = 60

/** Keys that mean something else in a row of a report or of an export, or in every object. */
const takenKeys: ReadonlySet<string> = new Set([...columnKeys, ...comparisonKeys, 'reports', ...outageColumns, ...groupColumnKeys, nameKey, 'constructor'])

/** Finds the columns of files that are attributes of stores, and their keys (REPORT.md, "Names and attributes of stores"). */
export function nameAttributes(files: readonly RecognisedFile[]): NamedAttributes {
  const keysOfFiles = new Map(files.map((file) => [file, keysOf(file)]))
  const labels = new Map<AttributeKey, string>()
  for (const file of roles.flatMap((role) => files.filter((candidate) => candidate.role === role))) {
    for (const [at, key] of keysOfFiles.get(file)?.entries() ?? []) {
      const label = file.header[at] ?? ''
      if (key !== null && !labels.has(key)) labels.set(key, label)
    }
  }
  const others = [...labels.keys()].filter((key) => key !== nameKey).slice(0, maximumAttributes)
  const columns = new Map<string, FileColumn | undefined>([nameKey, ...others].map((key, index) => [key, attributeColumns[index]]))
  return {
    attributes: [nameKey, ...others].flatMap((key) => {
      const label = labels.get(key)
      return label === undefined ? [] : [{ key, label }]
    }),
    files: files.map((file) => {
      const keys = keysOfFiles.get(file) ?? []
      if (keys.length === 0) return file
      return { ...file, columns: file.columns.map((column, at) => (column === 'name' ? 'store_name' : (column ?? columns.get(keys[at] ?? '') ?? null))) }
    }),
  }
}

/** For each column of a file the key of its attribute; null if it is not an attribute. Empty if the file cannot have any. */
function keysOf({ role, header, columns }: RecognisedFile): readonly (AttributeKey | null)[] {
  if (role !== 'stores' && role !== 'timezones') return []
  const taken = new Set(takenKeys)
  return columns.map((column, at) => {
    const name = header[at] ?? ''
    if (column === 'name') return nameKey
    if (column !== null || (role === 'timezones' && mayRuleRows(name, false))) return null
    const key = uniqueKey(name, taken)
    if (key !== null) taken.add(key)
    return key
  })
}

/** The key of a column with this name that is not taken yet; null if the name has neither letters nor digits. */
function uniqueKey(name: string, taken: ReadonlySet<string>): AttributeKey | null {
  const plain = name.normalize('NFC').toLowerCase().replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '_').slice(0, maximumNameLength).replaceAll(/^_|_$/g, '')
  let key = plain
  for (let number = 2; taken.has(key); number += 1) key = `${plain}_${number}`
  return isAttributeKey(key) ? key : null
}
