import { spawnSync } from 'node:child_process'
import { mkdir, readFile, rm, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { expect } from 'vitest'
import { EngineError } from '../../../electron/engine/core/errors'
import { Engine } from '../../../electron/engine/engine'
import type { Random } from '../data/random'
import { header, rowsOf } from './changePlaces'
import { checkHistory, type Place, type Scenario } from './place'

/** A disk that another program fills and frees all the time, until it is released. */
interface FillingDisk {
  readonly folder: string
  /** Stops filling it, and frees it. */
  readonly release: () => Promise<void>
}

/** Mounts a disk in memory. Only the administrator of a Linux computer may do that. */
function mount(folder: string, megabytes: number): boolean {
  return process.platform === 'linux' && spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]).status === 0
}

/** Fills a disk, but for some pages, and frees it, until it is told to stop. */
async function fillAgainAndAgain(disk: string, random: Random, over: AbortSignal): Promise<void> {
  const filler = join(disk, 'filler')
  while (!over.aborted) {
    const { bavail, bsize } = await statfs(disk)
    const bytes = Math.max(bavail * bsize - random.integer(0, 4) * 256 * 1024, 0)
    await writeFile(filler, Buffer.alloc(bytes)).catch(() => undefined)
    await delay(random.integer(1, 60))
    await rm(filler, { force: true })
    await delay(random.integer(1, 60))
  }
}

/** Lends a small disk. Does nothing, and counts that, where none can be made. */
async function withFillingDisk({ random, work }: Place, megabytes: number, use: (disk: FillingDisk) => ReturnType<Scenario>): ReturnType<Scenario> {
  const folder = join(work, 'disk')
  await mkdir(folder)
  if (!mount(folder, megabytes)) return { 'rounds left out, because only the administrator of a Linux computer can make a small disk': 1 }
  const over = new AbortController()
  const filling = fillAgainAndAgain(folder, random, over.signal)
  const release = async (): Promise<void> => {
    over.abort()
    await filling
  }
  try {
    return await use({ folder, release })
  } finally {
    await release()
    spawnSync('umount', [folder])
  }
}

/** Throws unless an error says in plain words that the disk is full. */
function expectFull(error: unknown): void {
  if (!(error instanceof EngineError)) throw error
  expect(error.message).toMatch(/the disk is full/i)
}

/** Fills and frees the disk of a history while reports are made. */
export const fillHistory: Scenario = (place) =>
  withFillingDisk(place, 24, async ({ folder, release }) => {
    const historyPath = join(folder, 'reports.duckdb')
    const complete: number[] = []
    let refused = 0
    const engine = await openOnFullDisk(historyPath)
    await engine.folder.open(place.data)
    for (let time = 0; time < 15; time += 1) {
      try {
        const { reportId } = await engine.reports.start({ asOf: `2023-01-25T12:00:${10 + time}Z` })
        const { status, error } = await engine.reports.finished(reportId)
        if (status === 'complete') complete.push(reportId)
        else {
          expect(error).toMatch(/^The disk is full: /)
          refused += 1
        }
      } catch (error) {
        expectFull(error)
        refused += 1
      }
      await engine.check()
    }
    await release()
    const { reportId } = await engine.reports.start({ asOf: '2023-01-25T13:00:00Z' })
    expect(await engine.reports.finished(reportId)).toMatchObject({ status: 'complete' })
    await engine.close()
    await checkHistory(historyPath, [...complete, reportId])
    return { 'reports on a disk that fills': complete.length, 'reports refused for a full disk': refused }
  })

/** Opens an engine as soon as the disk has room for its history. */
async function openOnFullDisk(historyPath: string): Promise<Engine> {
  for (;;) {
    try {
      return await Engine.open({ historyPath })
    } catch (error) {
      expectFull(error)
    }
  }
}

/** Fills and frees the disk of the temporary files while folders are loaded whose rows must be copied. */
export const fillTemporary: Scenario = (place) =>
  withFillingDisk(place, 4, async ({ folder, release }) => {
    const stores = 20_000
    const damaged = join(place.work, 'damaged')
    await mkdir(damaged)
    // A line that ends too early makes the program copy the rows.
    await writeFile(join(damaged, 'polls.csv'), `${header}${rowsOf(0, stores)}store,2023`)
    const engine = await engineWithTemporary(folder)
    let loads = 0
    let refused = 0
    try {
      for (let time = 0; time < 8; time += 1) {
        try {
          expect((await engine.folder.open(damaged)).stores).toBe(stores)
          loads += 1
        } catch (error) {
          expectFull(error)
          refused += 1
        }
        await engine.check()
      }
      await release()
      expect((await engine.folder.open(damaged)).stores).toBe(stores)
    } finally {
      await engine.close()
    }
    return { 'loads while the temporary disk fills': loads, 'loads refused for a full temporary disk': refused }
  })

/** Opens an engine whose temporary files are in a folder. */
async function engineWithTemporary(folder: string): Promise<Engine> {
  const former = process.env['TMPDIR']
  process.env['TMPDIR'] = folder
  try {
    for (;;) {
      try {
        return await Engine.open()
      } catch (error) {
        expectFull(error)
      }
    }
  } finally {
    if (former === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = former
  }
}

/** Fills and frees the disk that reports are exported to. */
export const fillOutput: Scenario = (place) =>
  withFillingDisk(place, 2, async ({ folder, release }) => {
    const engine = await Engine.open()
    const path = join(folder, 'outages.csv')
    let exports = 0
    let refused = 0
    try {
      await engine.folder.open(place.data)
      const { reportId } = await engine.reports.start({})
      expect(await engine.reports.finished(reportId)).toMatchObject({ status: 'complete' })
      const selection = await engine.selections.select({ reportId, search: '', filters: [], sort: [] })
      const whole = join(place.work, 'whole.csv')
      await engine.exports.outages(selection, whole)
      const text = await readFile(whole, 'utf8')
      for (let time = 0; time < 15; time += 1) {
        try {
          await engine.exports.outages(selection, path)
          exports += 1
        } catch (error) {
          expectFull(error)
          refused += 1
        }
        const written = await readFile(path, 'utf8').catch(() => text)
        expect(written === text).toBe(true)
      }
      await release()
      await engine.exports.outages(selection, path)
      expect((await readFile(path, 'utf8')) === text).toBe(true)
    } finally {
      await engine.close()
    }
    return { 'exports to a disk that fills': exports, 'exports refused for a full disk': refused }
  })
