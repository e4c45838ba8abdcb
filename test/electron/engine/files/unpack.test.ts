import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Engine } from '../../../../electron/engine/engine'
import { unpack } from '../../../../electron/engine/files/unpack'
import { writeWorkbook } from '../../../../electron/engine/write/writeWorkbook'
import { withFolder } from '../../../support/data/folder'
import { useEngine } from '../../../support/engine/useEngine'
import { runProgram } from '../../../support/program/runProgram'

const megabyte = 1 << 20

/** A Zstandard frame of blocks that each stand for 128 KB of one letter and take four bytes. */
function repeatingFrame(blocks: number): Buffer {
  const header = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x38])
  const repeated = 1 << 1
  const block = (isLast: boolean): Buffer => {
    const bytes = Buffer.alloc(4, 'a')
    bytes.writeUIntLE((131_072 << 3) | repeated | (isLast ? 1 : 0), 0, 3)
    return bytes
  }
  return Buffer.concat([header, ...Array.from({ length: blocks }, (_, at) => block(at === blocks - 1))])
}

describe('Zstandard data', () => {
  test('that stand for far more than their size are unpacked in small pieces', async () => {
    const before = process.memoryUsage().arrayBuffers
    let [bytes, longest, most] = [0, 0, 0]
    for await (const piece of unpack(Readable.from([repeatingFrame(5000)]), 'zstd')) {
      bytes += piece.length
      longest = Math.max(longest, piece.length)
      most = Math.max(most, process.memoryUsage().arrayBuffers - before)
    }
    expect(bytes).toBe(5000 * 131_072)
    expect(longest).toBeLessThanOrEqual(16 * megabyte)
    expect(most).toBeLessThan(200 * megabyte)
  })

  test('give others a turn while they are unpacked', async () => {
    let turns = 0
    const timer = setInterval(() => (turns += 1), 1)
    for await (const piece of unpack(Readable.from([repeatingFrame(2000)]), 'zstd')) void piece
    clearInterval(timer)
    expect(turns).toBeGreaterThan(5)
  })
})

test('a workbook that is far larger when it is unpacked is not read', () =>
  withFolder({ 'polls.csv': 'store_id,timestamp_utc,status\ns,2023-01-24 12:00:00 UTC,active\n' }, async (folder) => {
    const columns = ['store_id', 'timestamp_utc', 'status', 'note'].map((heading) => ({ heading, format: 'text' as const, width: 10 }))
    const row = ['t', '2023-01-24 12:00:00 UTC', 'active', 'x'.repeat(30_000)]
    const batches = Readable.from(Array.from({ length: 24 }, () => Array.from({ length: 100 }, () => row)))
    await writeWorkbook(join(folder, 'more.xlsx'), [{ name: 'Polls', columns, isTable: true, batches }])
    expect((await stat(join(folder, 'more.xlsx'))).size).toBeLessThan(megabyte)
    const engine = await Engine.open()
    const { stores, notRead } = await engine.folder.open(folder)
    await engine.close()
    expect(stores).toBe(1)
    expect(notRead).toMatchObject([{ file: 'more.xlsx', reason: expect.stringContaining('over 100 times its size') }])
  }))

describe('a packed file that is far larger when it is unpacked', () => {
  const { engine } = useEngine()
  const row = 's,2023-01-24 12:00:00 UTC,active\n'
  const text = Buffer.concat([Buffer.from(`store_id,timestamp_utc,status\n${row}`), Buffer.alloc(70 * megabyte, '\n'), Buffer.from(row.replace('active', 'inactive'))])
  const packed = gzipSync(text)

  test('is asked about, and read if the user wants it', () =>
    withFolder({}, async (folder) => {
      const path = join(folder, 'polls.csv.gz')
      await writeFile(path, packed)
      await expect(engine().folder.open(folder)).rejects.toMatchObject({
        code: 'MAPPING_NEEDED',
        choice: 'unpacking',
        message: `${path} unpacks to more than 67 MB, over 100 times its size. Choose whether it is read nevertheless.`,
      })
      expect(await engine().folder.open(folder, { unpacking: 'all' })).toMatchObject({ stores: 1, files: [{ rowsRead: 2 }] })
    }))

  test('is an error on the command line, which says how to read it', () =>
    withFolder({}, async (folder) => {
      await writeFile(join(folder, 'polls.csv.gz'), packed)
      const refused = await runProgram('report', folder, '--out', '-')
      expect(refused).toMatchObject({ exitCode: 3, stderr: expect.stringContaining('Use --unpack-all if the file is what you expect.') })
      expect(await runProgram('report', folder, '--unpack-all', '--out', '-')).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/\ns,/) })
    }))
})
