import { access, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { Downloads } from '../../electron/downloads'

test('a file is handed out once, and deleted', async () => {
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

test('a broken-off download is deleted too, and the rest at the end', async () => {
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

test('ids that were never given out have nothing', async () => {
  const downloads = await Downloads.open()
  expect(await downloads.take('')).toBeNull()
  expect(await downloads.take('constructor')).toBeNull()
  await downloads.close()
})
