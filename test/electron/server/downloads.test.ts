import { access, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Downloads } from '../../../electron/server/downloads'
import { runAsClient } from '../../../electron/engine/core/currentClient'

test('a file can be fetched once and is then deleted', async () => {
  const downloads = await Downloads.open()
  const path = await downloads.reserve('report.csv')
  await writeFile(path, 'store_id\n')
  const id = downloads.offer(path)

  const download = await downloads.take(id)
  expect(download).toMatchObject({ name: 'report.csv', bytes: 9 })
  expect(await downloads.take(id)).toBeNull()
  if (download === null) return
  expect(await text(download.content)).toBe('store_id\n')
  await expect.poll(() => access(dirname(path)).then(() => 'there', () => 'gone')).toBe('gone')
  await downloads.close()
})

test('an interrupted download is deleted too, and the other files when the server closes', async () => {
  const downloads = await Downloads.open()
  const [first, second] = [await downloads.reserve('report.csv'), await downloads.reserve('report.csv')]
  await Promise.all([writeFile(first, 'first'), writeFile(second, 'second')])

  const download = await downloads.take(downloads.offer(first))
  download?.content.destroy()
  await expect(stat(second)).resolves.toMatchObject({ size: 6 })
  await downloads.close()
  await expect(stat(second)).rejects.toThrow('ENOENT')
  await expect(stat(dirname(dirname(first)))).rejects.toThrow('ENOENT')
})

test('files are exported again after somebody has cleaned up the folder for temporary files', async () => {
  const downloads = await Downloads.open()
  const folder = dirname(dirname(await downloads.reserve('report.csv')))
  await rm(folder, { recursive: true })
  const path = await downloads.reserve('report.csv')
  await writeFile(path, 'store_id')
  expect((await downloads.take(downloads.offer(path)))?.bytes).toBe(8)
  const isPrivate = process.platform === 'win32' || ((await stat(folder)).mode & 0o777) === 0o700
  expect(isPrivate).toBe(true)
  await downloads.close()
})

test('an id that never existed returns nothing', async () => {
  const downloads = await Downloads.open()
  expect(await downloads.take('')).toBeNull()
  expect(await downloads.take('constructor')).toBeNull()
  await downloads.close()
})

describe('a file that is not fetched', () => {
  let downloads: Downloads

  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    downloads = await Downloads.open()
  })

  afterEach(async () => {
    vi.useRealTimers()
    await downloads.close()
  })

  test('is deleted after ten minutes, and its id no longer works', async () => {
    const path = await downloads.reserve('report.csv')
    await writeFile(path, 'store_id')
    vi.advanceTimersByTime(9 * 60_000)
    const id = downloads.offer(path)
    vi.advanceTimersByTime(9 * 60_000)
    await expect(stat(path)).resolves.toMatchObject({ size: 8 })
    vi.advanceTimersByTime(60_000)
    expect(await downloads.take(id)).toBeNull()
    vi.useRealTimers()
    await expect.poll(() => access(dirname(path)).then(() => 'there', () => 'gone')).toBe('gone')
  })
})

test('a client has at most a hundred files, including those being written, even if all are reserved at once', async () => {
  const downloads = await Downloads.open()
  const asked = await Promise.allSettled(Array.from({ length: 110 }, () => downloads.reserve('report.csv')))
  expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(100)
  expect(asked.at(-1)).toMatchObject({ reason: { code: 'TOO_BUSY' } })
  // Another client has as many, and a third has to wait for them.
  const ofOther = runAsClient('b', async () => Promise.all(Array.from({ length: 100 }, () => downloads.reserve('report.csv'))))
  expect(await ofOther).toHaveLength(100)
  await expect(runAsClient('c', async () => downloads.reserve('report.csv'))).rejects.toMatchObject({ code: 'TOO_BUSY' })
  await downloads.close()
})

test('a file whose folder cannot be made, as on a full disk, does not count', async () => {
  const downloads = await Downloads.open()
  const folder = dirname(dirname(await downloads.reserve('report.csv')))
  await rename(folder, `${folder}.away`)
  await writeFile(folder, 'in its place')
  await expect(downloads.reserve('report.csv')).rejects.toThrow('ENOTDIR')
  await rm(folder)
  await rename(`${folder}.away`, folder)
  const asked = await Promise.allSettled(Array.from({ length: 100 }, () => downloads.reserve('report.csv')))
  expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(99)
  await downloads.close()
})

test('a file that was discarded or fetched makes room for another', async () => {
  const downloads = await Downloads.open()
  const paths = await Promise.all(Array.from({ length: 100 }, () => downloads.reserve('report.csv')))
  const [written = '', unwritten = '', fetched = ''] = paths
  await Promise.all([writeFile(written, 'written'), writeFile(fetched, 'fetched')])
  await downloads.discard(written)
  await downloads.discard(unwritten)
  const download = await downloads.take(downloads.offer(fetched))
  download?.content.destroy()
  await expect(access(dirname(written))).rejects.toThrow('ENOENT')
  for (let count = 0; count < 2; count += 1) await downloads.reserve('report.csv')
  await expect.poll(() => downloads.reserve('report.csv').then(() => 'room', () => 'full')).toBe('room')
  await expect(downloads.reserve('report.csv')).rejects.toMatchObject({ code: 'TOO_BUSY' })
  await downloads.close()
})
