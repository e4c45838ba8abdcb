import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { programFolder } from '../../support/program/programFolder'
import '../../support/browser/sourcesOfPage'

const builtPage = join(programFolder, 'out', 'renderer')

/** The code of a built file and of all files that are loaded with it, by their names. */
async function filesWith(name: string, known: ReadonlyMap<string, string> = new Map()): Promise<ReadonlyMap<string, string>> {
  if (known.has(name)) return known
  const code = await readFile(join(builtPage, 'assets', name), 'utf8')
  let files: ReadonlyMap<string, string> = new Map([...known, [name, code]])
  for (const [, imported = ''] of code.matchAll(/(?:from|import) ?["'`]\.\/([^"'`]+)["'`]/g)) files = await filesWith(imported, files)
  return files
}

const kilobytesOf = (files: ReadonlyMap<string, string>): number => [...files.values()].reduce((sum, code) => sum + code.length, 0) / 1000

test('few and small files are loaded before the first screen, and before the table', async () => {
  const html = await readFile(join(builtPage, 'index.html'), 'utf8')
  let files: ReadonlyMap<string, string> = new Map()
  for (const [, name = ''] of html.matchAll(/<script [^>]*src="\.\/assets\/([^"]+)"/g)) files = await filesWith(name, files)
  expect(files.size).toBeLessThanOrEqual(2)
  expect(kilobytesOf(files)).toBeGreaterThan(200)
  expect(kilobytesOf(files)).toBeLessThan(290)
  // The table comes in one further file, of which the grid alone is 926 KB.
  const [table = ''] = [...files.values()].flatMap((code) => [...code.matchAll(/import\([`"']\.\/(table-[^`"']+)[`"']\)/g)].map(([, name = '']) => name))
  const withTable = await filesWith(table, files)
  expect(withTable.size).toBe(files.size + 1)
  expect(kilobytesOf(withTable) - kilobytesOf(files)).toBeLessThan(1020)
})
