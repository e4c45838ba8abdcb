import { mkdir, readdir, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { ownerOf, ownPrefix } from '../../../../electron/engine/write/processNames'
import { removeAbandoned } from '../../../../electron/engine/write/removeAbandoned'
import { withFolder } from '../../../support/data/folder'

const own = `${ownPrefix()}a1b2c3`
const elsewhere = own.replace(/^store-monitor-\w{8}/, 'store-monitor-00000000')
const day = 24 * 3_600_000

async function makeOld(path: string, days: number): Promise<void> {
  const then = new Date(Date.now() - days * day)
  await utimes(path, then, then)
}

test('this program runs', () => {
  expect(ownerOf(own)).toBe('running')
})

test.runIf(process.platform === 'linux')('a program whose number was given to another one has ended', () => {
  expect(ownerOf(own.replace(/-\w{8}-a1b2c3$/, '-00000000-a1b2c3'))).toBe('ended')
})

test('a program whose start is not known runs as long as one has its number', () => {
  expect(ownerOf(own.replace(/-(\w{8}-)?a1b2c3$/, '-a1b2c3'))).toBe('running')
})

test.each(['store-monitor', 'store-monitor-00000000-1', `${own}-mine`, `my-${own}`])('%s names no program', (name) => {
  expect(ownerOf(name)).toBeNull()
})

test('what programs of other computers and containers use is removed a week after it was touched last', () =>
  withFolder({}, async (folder) => {
    const old = elsewhere.replace(/a1b2c3$/, 'oooooo')
    for (const name of [old, elsewhere, own, 'other']) {
      await mkdir(join(folder, name))
      await writeFile(join(folder, name, 'part.csv'), 'a')
      await makeOld(join(folder, name), name === elsewhere ? 6 : 8)
    }
    await removeAbandoned(folder)
    expect((await readdir(folder)).toSorted()).toEqual([elsewhere, own, 'other'].toSorted())
  }))

describe('what a program uses', () => {
  afterEach(() => vi.useRealTimers())

  test('is touched as long as it is in use', () =>
    withFolder({}, async (folder) => {
      vi.useFakeTimers({ toFake: ['setInterval'] })
      vi.resetModules()
      const { removeAtExit } = await import('../../../../electron/engine/write/removeAtExit')
      const path = join(folder, elsewhere)
      await mkdir(path)
      const cancelRemoval = removeAtExit(path)
      const age = async (): Promise<number> => Date.now() - (await stat(path)).mtimeMs
      await makeOld(path, 8)
      vi.advanceTimersByTime(3_600_000)
      await expect.poll(age).toBeLessThan(day)
      cancelRemoval()
      await makeOld(path, 8)
      vi.advanceTimersByTime(3_600_000)
      await removeAbandoned(folder)
      expect(await readdir(folder)).toEqual([])
    }))
})
