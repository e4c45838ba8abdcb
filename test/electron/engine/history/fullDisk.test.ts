import { spawnSync } from 'node:child_process'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Engine } from '../../../../electron/engine/engine'
import { withFolder } from '../../../support/data/folder'
import { withConnection } from '../../../support/engine/relation'

const files = { 'polls.csv': 'store_id,timestamp_utc,status\ns,2023-01-24 12:00:00 UTC,inactive' }
const megabyte = 1 << 20

/** Mounts a disk of 32 MB in memory on a folder. Only the administrator of a Linux computer may do that. */
function mount(folder: string): boolean {
  return process.platform === 'linux' && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=32m', 'tmpfs', folder]).status === 0
}

const canMount = await withFolder({}, (folder) => {
  const isMounted = mount(folder)
  if (isMounted) spawnSync('umount', [folder])
  return Promise.resolve(isMounted)
})

describe.runIf(canMount)('a disk that is full', () => {
  let engine: Engine

  async function onSmallDisk(use: (disk: string) => Promise<void>): Promise<void> {
    await withFolder({}, async (disk) => {
      mount(disk)
      try {
        await withFolder(files, async (folder) => {
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

  test('is said in plain words if it is met in the middle of a statement', () =>
    onSmallDisk(async (disk) => {
      const write = withConnection((connection) => connection.run(`copy (select uuid() from range(2_000_000)) to '${join(disk, 'a.csv')}'`))
      await expect(write).rejects.toMatchObject({
        code: 'WRITE_FAILED',
        message: `The disk is full: there is no room in ${disk}. Make room there and try again.`,
      })
    }))
})
