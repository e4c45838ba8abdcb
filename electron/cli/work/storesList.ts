import { readFile } from 'node:fs/promises'
import { EngineError, fileProblem } from '../../engine/core/errors'
import { delimiters, splitRecords } from '../../engine/files/csvRecords'
import { guessEncoding } from '../../engine/files/detectKind'
import { decodeHead } from '../../engine/files/readText'
import { findColumns } from '../../engine/files/recogniseHeader'
import { withoutFormula } from '../../engine/files/storeIdProblems'

/**
 * The store ids in a file, in its order and without repetitions: one id a line, or the store id column of a CSV file. Blank
 * lines and comments do not count. Throws INVALID_INPUT if the file cannot be read or has no ids.
 */
export async function readStoresList(path: string): Promise<readonly string[]> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new EngineError('INVALID_INPUT', `The list of stores ${path} cannot be read: ${fileProblem(error)}.`, { cause: error })
  })
  const ids = idsIn(decodeHead(bytes, guessEncoding(bytes)))
  if (ids.length === 0) throw new EngineError('INVALID_INPUT', `The list of stores ${path} has no store ids. Write one id a line.`)
  return ids
}

function idsIn(text: string): readonly string[] {
  for (const delimiter of delimiters) {
    const [header, ...rows] = splitRecords(text, delimiter)
    const at = findColumns('stores', header?.fields ?? []).get('store_id')
    if (at !== undefined) return withoutRepetitions(rows.map(({ fields }) => fields[at] ?? ''))
  }
  return withoutRepetitions(text.split('\n').filter((line) => !line.startsWith('#')))
}

function withoutRepetitions(written: readonly string[]): readonly string[] {
  const ids = written.map((id) => withoutFormula(id).trim())
  return [...new Set(ids.filter((id) => id !== ''))]
}
