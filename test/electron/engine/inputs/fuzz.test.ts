import { readFile } from 'node:fs/promises'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { EngineError } from '../../../../electron/engine/core/errors'
import type { DataIssue, DataSetSummary } from '../../../../shared/folder/dataSet'
import { anyDamage, damage } from '../../../support/data/damage'
import { withFolder } from '../../../support/data/folder'
import { isThorough } from '../../../support/thorough'
import { useEngine } from '../../../support/engine/useEngine'

const { engine } = useEngine()

// To try others: FUZZ_SEED=1 FUZZ_RUNS=5000 FUZZ_SECONDS=600.
const seed = Number(process.env['FUZZ_SEED'] ?? 20_230_124)
const runs = Number(process.env['FUZZ_RUNS'] ?? 300)
const maximumMilliseconds = Number(process.env['FUZZ_SECONDS'] ?? (isThorough ? 20 : 3)) * 1000
const maximumLoadMilliseconds = 20_000

const minutes = Array.from({ length: 30 }, (_, index) => String(index + 10))
const good = {
  'polls.csv': ['store_id,timestamp_utc,status', ...minutes.map((minute) => `store ${minute},2023-01-24 12:${minute}:00.5 UTC,${Number(minute) % 3 === 0 ? 'in' : ''}active`)],
  'hours.csv': ['store_id,day,start_time_local,end_time_local', ...minutes.map((minute) => `store ${minute},${Number(minute) % 7},09:${minute}:00,17:00:00`)],
  'zones.csv': ['store_id,timezone_str,note', ...minutes.map((minute) => `store ${minute},America/Chicago,"by ""hand"", ${minute}"`)],
}
const goodFiles = Object.fromEntries(Object.entries(good).map(([name, lines]) => [name, Buffer.from(`${lines.join('\n')}\n`)]))
const names = Object.keys(goodFiles)

const refusals: ReadonlySet<string> = new Set(['DATA_UNUSABLE', 'FOLDER_UNREADABLE', 'MAPPING_NEEDED'])

test(
  'reads or refuses damaged folders, accounts for every row, and loads a good folder afterwards',
  async () => {
    console.log(`fuzz: seed ${seed}`)
    const started = performance.now()
    const damages = fc.array(fc.tuple(fc.constantFrom(...names), anyDamage), { minLength: 1, maxLength: 4 })
    const property = fc.asyncProperty(damages, async (chosen) => {
      if (performance.now() - started > maximumMilliseconds) return
      const files: Record<string, Buffer> = { ...goodFiles }
      for (const [name, one] of chosen) files[name] = damage(files[name] ?? Buffer.of(), one)
      const before = performance.now()
      await withFolder(files, checkLoad)
      expect(performance.now() - before).toBeLessThan(maximumLoadMilliseconds)
      await withFolder(goodFiles, async (folder) => {
        const { stores, issues, files: read } = await engine().folder.open(folder)
        expect([stores, issues, ...read.map(({ rowsLoaded }) => rowsLoaded)]).toEqual([30, 0, 30, 30, 30])
      })
    })
    await fc.assert(property, { seed, numRuns: runs })
  },
  maximumMilliseconds + 3 * maximumLoadMilliseconds,
)

async function checkLoad(folder: string): Promise<void> {
  const summary = await loadOrRefuse(folder)
  if (summary === null) return
  const issues = await engine().folder.require().issues({ offset: 0, limit: 1000 })
  expect(issues).toHaveLength(summary.issues)
  for (const { path, rowsRead, rowsLoaded, rowsDuplicate, rowsRejected } of summary.files) {
    const name = path.slice(folder.length + 1)
    const ofFile = issues.filter(({ file }) => file === name)
    expect(rowsRead).toBe(rowsLoaded + rowsDuplicate + rowsRejected)
    expect(ofFile.filter(({ outcome }) => outcome === 'rejected')).toHaveLength(rowsRejected)
    const bytes = await readFile(path)
    if (!bytes.includes('"') && !isUtf16(bytes)) checkLines(bytes, rowsRead, ofFile)
  }
}

/** Null if the folder is refused for a reason that a user can act on. Any other error is a crash. */
async function loadOrRefuse(folder: string): Promise<DataSetSummary | null> {
  try {
    return await engine().folder.open(folder)
  } catch (error) {
    if (error instanceof EngineError && refusals.has(error.code)) return null
    throw error
  }
}

/** Checks lines without a CSV reader, which is possible because the file has no quotes. */
function checkLines(bytes: Buffer, rowsRead: number, issues: readonly DataIssue[]): void {
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '')
  const lines = text.split(/\r\n|\r|\n/)
  const header = lines.findIndex((line) => /store_?id/i.test(line.replaceAll(/[^\w,;|\t]/g, '')))
  const columns = lines[header]?.split(/[,;|\t]/).length ?? 0
  const ignored = issues.filter(({ code }) => code === 'line_footer').length
  const rows = lines.slice(header + 1).filter((line) => !isNotRow(line, columns))
  expect(rowsRead).toBe(rows.length - ignored)
  for (const { line, value, code } of issues) {
    if (value.includes('\uFFFD') || value.includes('<U+') || code.startsWith('file_')) continue
    expect(lines[line - 1]).toContain(value)
  }
}

function isNotRow(line: string, columns: number): boolean {
  if (line.trim() === '' || line === '\x1A') return true
  if (line.split(/[,;|\t]/).length >= columns) return false
  return line.startsWith('#') || /^[-+|=:\s]*-{3}[-+|=:\s]*$/.test(line)
}

function isUtf16(bytes: Buffer): boolean {
  return bytes.filter((byte) => byte === 0).length > bytes.length / 4
}
