import { spawnSync } from 'node:child_process'
import { rmSync, statfsSync, statSync, writeFileSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { Database } from '../../../../electron/engine/core/database'
import { Engine } from '../../../../electron/engine/engine'
import { withFolder, type Files } from '../../../support/data/folder'
import { withConnection } from '../../../support/engine/relation'
import { openDatabase } from '../../../support/engine/openDatabase'

const files = { 'polls.csv': 'store_id,timestamp_utc,status\ns,2023-01-24 12:00:00 UTC,inactive' }
const megabyte = 1 << 20

function pollsOf(stores: number): string {
  const polls = Array.from({ length: stores }, (_, store) => `${store}-${(store * 1_299_709) % 1e9},2023-01-24 12:00:00 UTC,inactive\n`)
  return `store_id,timestamp_utc,status\n${polls.join('')}`
}

/** Mounts a disk in memory on a folder, of 32 MB if no size is given. Only the administrator of a Linux computer may do that. */
function mount(folder: string, megabytes = 32): boolean {
  return process.platform === 'linux' && spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]).status === 0
}

const canMount = await withFolder({}, (folder) => {
  const isMounted = mount(folder)
  if (isMounted) spawnSync('umount', [folder])
  return Promise.resolve(isMounted)
})

/** Fills a disk with a file, except for some bytes. */
function fill(path: string, left: number): void {
  const { bavail, bsize } = statfsSync(dirname(path))
  writeFileSync(path, Buffer.alloc(bavail * bsize - left))
}

function countNotes(database: Database) {
  return database.use({}, (connection) => connection.one('select count(*) as count from note'))
}

/** Runs `use` with a program whose temporary files are on a small disk. */
async function withTemporaryDisk(megabytes: number, memoryBytes: number | undefined, use: (own: Engine, disk: string) => Promise<void>): Promise<void> {
  await withFolder({}, async (disk) => {
    mount(disk, megabytes)
    vi.stubEnv('TMPDIR', disk)
    try {
      const own = await Engine.open({ ...(memoryBytes !== undefined && { memoryBytes }) })
      vi.unstubAllEnvs()
      await use(own, disk)
      await own.close()
    } finally {
      spawnSync('umount', [disk])
    }
  })
}

const isFull = (disk: string) => ({
  code: 'WRITE_FAILED',
  message: expect.stringMatching(`^The disk is full: there is no room in ${disk}/store-monitor-[^ ]+. Make room there and try again.$`),
})

describe.runIf(canMount)('a disk that is full', () => {
  let engine: Engine

  async function onSmallDisk(use: (disk: string) => Promise<void>, given: Files = files, megabytes?: number): Promise<void> {
    await withFolder({}, async (disk) => {
      mount(disk, megabytes)
      try {
        await withFolder(given, async (folder) => {
          engine = await Engine.open({ historyPath: join(disk, 'history.duckdb') })
          await engine.folder.open(folder)
          try {
            await use(disk)
          } finally {
            await engine.close()
          }
        })
      } finally {
        spawnSync('umount', [disk])
      }
    })
  }

  async function report(method: 'nearest' | 'poll-count') {
    const { reportId } = await engine.reports.start({ method })
    return engine.reports.finished(reportId)
  }

  test('refuses reports and says which folder, keeps the earlier ones, and goes on when there is room', () =>
    onSmallDisk(async (disk) => {
      const earlier = await report('nearest')
      expect(earlier.status).toBe('complete')
      const filler = join(disk, 'filler')
      await writeFile(filler, Buffer.alloc(26 * megabyte))
      const refused = { code: 'WRITE_FAILED', message: expect.stringMatching(`^The disk is full: reports are kept in ${disk}, which has \\d MB left of the 9 MB needed. Make room`) }
      await expect(report('poll-count')).rejects.toMatchObject(refused)
      const everything = { reportId: earlier.reportId, search: '', filters: [], sort: [] }
      await expect(engine.selections.hourlyDowntime(everything)).rejects.toMatchObject({ code: 'WRITE_FAILED' })
      expect(await engine.selections.totals(everything)).toMatchObject({ stores: 1, downtimeHours: 168 })
      await rm(filler)
      expect((await report('poll-count')).status).toBe('complete')
      expect(await engine.selections.hourlyDowntime(everything)).toHaveLength(168)
    }))

  test('refuses no report as long as the log can be written into the file, which takes less', () =>
    onSmallDisk(
      async (disk) => {
        const made: number[] = []
        let longest = 0
        for (let second = 10; second < 40; second += 1) {
          const { reportId } = await engine.reports.start({ asOf: `2023-01-24T12:00:${second}Z` })
          expect(await engine.reports.finished(reportId)).toMatchObject({ status: 'complete', stores: 2000 })
          made.push(reportId)
          longest = Math.max(longest, statSync(join(disk, 'history.duckdb.wal'), { throwIfNoEntry: false })?.size ?? 0)
        }
        // Alone, the length of the log is no reason to write it.
        expect(longest).toBeLessThan(8 * megabyte)
        await engine.close()
        const later = await Engine.open({ historyPath: join(disk, 'history.duckdb') })
        for (const reportId of made) expect(await later.reports.get(reportId)).toMatchObject({ status: 'complete', stores: 2000 })
        await later.close()
      },
      { 'polls.csv': pollsOf(2000) },
      24,
    ))

  test('is said in plain words if it is met in the middle of a statement', () =>
    onSmallDisk(async (disk) => {
      const write = withConnection((connection) => connection.run(`copy (select uuid() from range(2_000_000)) to '${join(disk, 'a.csv')}'`))
      await expect(write).rejects.toMatchObject({
        code: 'WRITE_FAILED',
        message: `The disk is full: there is no room in ${disk}. Make room there and try again.`,
      })
    }))

  test('that another program fills in the middle of reports fails those, loses nothing, and needs no restart', () =>
    onSmallDisk(
      async (disk) => {
        const filler = join(disk, 'filler')
        const made: number[] = []
        const messages: (string | null)[] = []
        let left: number | null = null
        engine.subscribe((event) => {
          if (left === null || event.name !== 'progress' || event.data.step !== 'Adding up') return
          fill(filler, left)
          left = null
        })
        for (const leftInRun of [null, 0, null, megabyte, null]) {
          left = leftInRun
          const { reportId } = await engine.reports.start({ asOf: `2023-01-24T12:00:0${made.length + messages.length}Z` })
          const { status, error } = await engine.reports.finished(reportId)
          rmSync(filler, { force: true })
          if (status === 'complete') made.push(reportId)
          else messages.push(error)
          await engine.check()
        }
        const plain = `The disk is full: there is no room in ${disk}. Make room there and try again.`
        expect(messages).toEqual([plain, plain])
        expect(made).toHaveLength(3)
        await engine.close()
        const later = await Engine.open({ historyPath: join(disk, 'history.duckdb') })
        for (const reportId of made) expect(await later.reports.get(reportId)).toMatchObject({ status: 'complete', stores: 20_000 })
        await later.close()
      },
      { 'polls.csv': pollsOf(20_000) },
      128,
    ))

  test('does not end the database when its log has become long', () =>
    onSmallDisk(async (disk) => {
      const path = join(disk, 'other.duckdb')
      const add = 'insert into note select uuid() from range(40_000)'
      const database = await openDatabase(disk, path)
      await database.use({}, async (connection) => {
        await connection.run('create table note (text varchar)')
        for (let written = 0; written < 10; written += 1) await connection.run(add)
        fill(join(disk, 'filler'), 3 * megabyte)
        // From 16 MB on, a commit would have to write the log into the file as well.
        await connection.run(add)
        await expect(connection.run(`checkpoint; ${add}`)).rejects.toMatchObject({ code: 'WRITE_FAILED' })
        await rm(join(disk, 'filler'))
        await connection.run(add)
      })
      expect(await countNotes(database)).toEqual({ count: 480_000 })
      await database.close()
      const again = await openDatabase(disk, path)
      expect(await countNotes(again)).toEqual({ count: 480_000 })
      await again.close()
    }, files, 48))

  describe('of temporary files', () => {
    afterEach(() => vi.unstubAllEnvs())

    test('refuses a folder that needs a copy, names the disk, and loads another folder', () =>
      withTemporaryDisk(1, undefined, async (own, disk) => {
        // An unfinished line makes the program copy the rows.
        await withFolder({ 'polls.csv': `${files['polls.csv']}\n${'s,2023-01-24 12:00:00 UTC,active\n'.repeat(60_000)}s,2023` }, async (folder) => {
          await expect(own.folder.open(folder)).rejects.toMatchObject(isFull(disk))
        })
        await withFolder(files, async (folder) => {
          expect(await own.folder.open(folder)).toMatchObject({ stores: 1 })
        })
      }))

    test('refuses a folder whose data goes to a file, names the disk, loads it when there is room, and lets go of it when there is none', () => {
      const stores = 100_000
      const polls = Array.from({ length: stores }, (_, store) => `store ${store},2023-01-24 12:00:${String(store % 60).padStart(2, '0')} UTC,active\n`)
      return withFolder({ 'polls.csv': `store_id,timestamp_utc,status\n${polls.join('')}` }, (folder) =>
        withTemporaryDisk(16, 64e6, async (own, disk) => {
          const filler = join(disk, 'filler')
          fill(filler, megabyte / 4)
          await expect(own.folder.open(folder)).rejects.toMatchObject(isFull(disk))
          await rm(filler)
          expect(await own.folder.open(folder)).toMatchObject({ stores })
          fill(filler, 0)
          await withFolder(files, async (other) => {
            expect(await own.folder.open(other)).toMatchObject({ stores: 1 })
          })
        }),
      )
    })
  })
})
