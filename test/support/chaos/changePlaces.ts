import { spawnSync } from 'node:child_process'
import { appendFile, mkdir, rename, rm, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { expect } from 'vitest'
import { accountingProblem } from '../../../shared/folder/accounting'
import { EngineError } from '../../../electron/engine/core/errors'
import { Engine } from '../../../electron/engine/engine'
import { checkHistory, type Scenario } from './place'

const header = 'store_id,timestamp_utc,status\n'

function rowsOf(first: number, count: number): string {
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

/** Mounts a disk in memory. Only the administrator of a Linux computer may do that. */
function mount(folder: string): boolean {
  return process.platform === 'linux' && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', folder]).status === 0
}

/** Fills and frees the disk of a history while reports are made. Does nothing if no small disk can be made. */
export const fillDisk: Scenario = async ({ random, work, data }) => {
  const disk = join(work, 'disk')
  await mkdir(disk)
  if (!mount(disk)) return { 'rounds without a small disk': 1 }
  const filler = join(disk, 'filler')
  const historyPath = join(disk, 'reports.duckdb')
  const complete: number[] = []
  let refused = 0
  const over = new AbortController()
  const fill = async (): Promise<void> => {
    while (!over.signal.aborted) {
      const { bavail, bsize } = await statfs(disk)
      const bytes = Math.max(bavail * bsize - random.integer(0, 4) * 256 * 1024, 0)
      await writeFile(filler, Buffer.alloc(bytes)).catch(() => undefined)
      await delay(random.integer(1, 60))
      await rm(filler, { force: true })
      await delay(random.integer(1, 60))
    }
  }
  try {
    const engine = await Engine.open({ historyPath })
    await engine.folder.open(data)
    const filling = fill()
    for (let time = 0; time < 25; time += 1) {
      try {
        const { reportId } = await engine.reports.start({ asOf: `2023-01-25T12:00:${10 + time}Z` })
        const { status, error } = await engine.reports.finished(reportId)
        if (status === 'complete') complete.push(reportId)
        else {
          expect(error).toMatch(/^The disk is full: /)
          refused += 1
        }
      } catch (error) {
        expect(error).toMatchObject({ code: 'WRITE_FAILED', message: expect.stringMatching(/^The disk is full: /) })
        refused += 1
      }
      await engine.check()
    }
    over.abort()
    await filling
    await rm(filler, { force: true })
    const { reportId } = await engine.reports.start({ asOf: '2023-01-25T13:00:00Z' })
    expect(await engine.reports.finished(reportId)).toMatchObject({ status: 'complete' })
    await engine.close()
    await checkHistory(historyPath, [...complete, reportId])
  } finally {
    over.abort()
    spawnSync('umount', [disk])
  }
  return { 'reports on a disk that fills': complete.length, 'reports refused for a full disk': refused }
}
