import { mkdir, readdir, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CacheFolder } from '../../../../electron/engine/cache/cacheFolder'
import { withFolder } from '../../../support/data/folder'

const never = new AbortController().signal
const writing = (bytes: number) => (path: string) => writeFile(path, 'x'.repeat(bytes))

/** Says that a key was used last so many minutes ago. */
async function usedMinutesAgo(path: string, minutes: number, known: ReadonlySet<string>): Promise<string> {
  const name = (await readdir(path)).find((one) => one.endsWith('.json') && !known.has(one)) ?? ''
  const then = new Date(Date.now() - minutes * 60_000)
  await utimes(join(path, name), then, then)
  return name
}

test('gives back what was kept under a key, and nothing under another', () =>
  withFolder({}, async (path) => {
    const cache = await CacheFolder.open(path)
    await cache.keep('a', { n: 1 }, never, writing(10))
    expect(await cache.facts('a')).toEqual({ n: 1 })
    expect(await cache.find('a')).toMatchObject({ facts: { n: 1 } })
    expect(await cache.find('b')).toBeNull()
    await cache.keep('a', { n: 2 }, never, writing(20))
    expect(await cache.find('a')).toMatchObject({ facts: { n: 2 } })
    expect(await readdir(path)).toHaveLength(2)
  }))

test('removes what was used longest ago when it is full', () =>
  withFolder({}, async (path) => {
    const cache = await CacheFolder.open(path, 5000)
    const known = new Set<string>()
    for (const [key, minutes] of [['a', 30], ['b', 20]] as const) {
      await cache.keep(key, {}, never, writing(2000))
      known.add(await usedMinutesAgo(path, minutes, known))
    }
    expect(await cache.find('a')).not.toBeNull()
    await cache.keep('c', {}, never, writing(2000))
    expect([await cache.find('a'), await cache.find('b'), await cache.find('c')].map((found) => found !== null)).toEqual([true, false, true])
    expect(await cache.bytes()).toBeLessThanOrEqual(5000)
  }))

test('keeps tables on top of others, unless these were replaced meanwhile', () =>
  withFolder({}, async (path) => {
    const cache = await CacheFolder.open(path)
    await cache.keep('a', { n: 1 }, never, writing(10))
    const [base = ''] = (await cache.find('a'))?.paths ?? []
    await cache.keep('a', { n: 2 }, never, writing(20), base)
    await cache.keep('a', { n: 3 }, never, writing(30), base)
    const found = await cache.find('a')
    expect(found).toMatchObject({ facts: { n: 3 }, paths: [base, expect.any(String)] })
    expect(await Promise.all((found?.paths ?? []).map(async (one) => (await stat(one)).size))).toEqual([10, 30])
    expect(await readdir(path)).toHaveLength(3)
    await cache.keep('a', { n: 4 }, never, writing(40))
    await cache.keep('a', { n: 5 }, never, writing(50), base)
    expect(await cache.find('a')).toMatchObject({ facts: { n: 4 }, paths: [expect.any(String)] })
    expect(await readdir(path)).toHaveLength(2)
    await writeFile((await cache.find('a'))?.paths[0] ?? '', 'other')
    expect(await cache.find('a')).toBeNull()
    expect(await readdir(path)).toEqual([])
  }))

test('does not keep what is larger than itself', () =>
  withFolder({}, async (path) => {
    const cache = await CacheFolder.open(path, 5000)
    await cache.keep('a', {}, never, writing(6000))
    expect(await readdir(path)).toEqual([])
  }))

test('leaves nothing of what could not be written, and what was kept before stays', () =>
  withFolder({}, async (path) => {
    const cache = await CacheFolder.open(path)
    await cache.keep('a', { n: 1 }, never, writing(10))
    const failing = async (unfinished: string): Promise<void> => {
      await writing(10)(unfinished)
      throw new Error('the disk is full')
    }
    await expect(cache.keep('a', { n: 2 }, never, failing)).rejects.toThrow('the disk is full')
    await expect(cache.keep('a', { n: 2 }, AbortSignal.abort(), writing(10))).rejects.toThrow(/abort/i)
    expect(await cache.find('a')).toMatchObject({ facts: { n: 1 } })
    expect(await readdir(path)).toHaveLength(2)
  }))

test('clears what is its own, and touches nothing else', () =>
  withFolder({ 'polls.csv': 'a', 'report.json': '{}', 'reports.duckdb': 'b' }, async (path) => {
    const cache = await CacheFolder.open(path, 5000)
    await cache.keep('a', {}, never, writing(10))
    await cache.keep('b', {}, never, writing(300))
    expect(await cache.bytes()).toBeGreaterThan(0)
    await cache.clear()
    expect(await cache.bytes()).toBe(0)
    expect((await readdir(path)).toSorted()).toEqual(['polls.csv', 'report.json', 'reports.duckdb'])
  }))

test.skipIf(process.platform === 'win32')('removes what a program that was killed has left', () =>
  withFolder({}, async (path) => {
    const first = await CacheFolder.open(path)
    let unfinished = ''
    await first.keep('a', {}, never, async (tables) => {
      unfinished = join(tables, '..').replace(path, '').slice(1)
      await writeFile(tables, 'x')
    })
    // No process has such a number.
    const abandoned = join(path, unfinished.replace(/-\d+-/, '-4194999-'))
    await mkdir(abandoned)
    await writeFile(join(abandoned, 'tables.duckdb'), 'half')
    const again = await CacheFolder.open(path)
    expect(await readdir(path)).toHaveLength(2)
    expect(await again.find('a')).not.toBeNull()
  }))
