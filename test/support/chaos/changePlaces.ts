import { appendFile, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { expect } from 'vitest'
import { accountingProblem } from '../../../shared/folder/accounting'
import { EngineError } from '../../../electron/engine/core/errors'
import { Engine } from '../../../electron/engine/engine'
import type { Scenario } from './place'

export const header = 'store_id,timestamp_utc,status\n'

/** Polls of so many stores, as lines of CSV. */
export function rowsOf(first: number, count: number): string {
  return Array.from({ length: count }, (_, at) => `store ${first + at},2023-01-24 12:00:00 UTC,active\n`).join('')
}

/** Adds to, replaces and removes a file while its folder is loaded. */
export const changeFolder: Scenario = async ({ random, work }) => {
  const folder = join(work, 'changing')
  const path = join(folder, 'polls.csv')
  await mkdir(folder)
  let rows = 1000
  await writeFile(path, header + rowsOf(0, rows))
  const over = new AbortController()
  let changes = 0
  const change = async (): Promise<void> => {
    while (!over.signal.aborted) {
      const kind = random.integer(0, 5)
      if (kind === 0) await rm(path, { force: true })
      if (kind <= 1) {
        await writeFile(`${path}.part`, header + rowsOf(0, rows))
        await rename(`${path}.part`, path)
      } else {
        const more = random.integer(1, 200)
        await appendFile(path, rowsOf(rows, more))
        rows += more
      }
      changes += 1
      await delay(random.integer(0, 30))
    }
  }
  const engine = await Engine.open()
  let loads = 0
  const changing = change()
  try {
    for (let time = 0; time < 8; time += 1) {
      const before = rows
      try {
        const { files } = await engine.folder.open(folder)
        for (const file of files) expect(accountingProblem(file)).toBeNull()
        const read = files.reduce((sum, { rowsRead }) => sum + rowsRead, 0)
        expect(read).toBeGreaterThanOrEqual(Math.min(before, 1000))
        expect(read).toBeLessThanOrEqual(rows)
        loads += 1
      } catch (error) {
        if (!(error instanceof EngineError)) throw error
        expect(['FOLDER_UNREADABLE', 'DATA_UNUSABLE']).toContain(error.code)
      }
    }
    over.abort()
    await changing
    await writeFile(path, header + rowsOf(0, rows))
    const { files } = await engine.folder.open(folder)
    expect(files.map(({ rowsRead }) => rowsRead)).toEqual([rows])
  } finally {
    over.abort()
    await changing
    await engine.close()
  }
  return { 'changes of a folder': changes, 'loads meanwhile': loads }
}
