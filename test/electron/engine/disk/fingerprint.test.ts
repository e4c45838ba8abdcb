import { appendFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fingerprintOf, fingerprintOfGrown, hasFingerprint, readStart } from '../../../../electron/engine/disk/fingerprint'
import { withFolder } from '../../../support/data/folder'

const never = new AbortController().signal
/** Longer than what is read at once, and not a multiple of it. */
const long = Buffer.alloc(2_500_000, 'store_id,timestamp_utc,status\n')

test('is the GMAC that other programs compute with its key', () =>
  withFolder({ abc: Buffer.from('abc') }, async (folder) => {
    const key = '07'.repeat(16)
    expect(await hasFingerprint(join(folder, 'abc'), `${key}a9521201bf0ab89ff36b68a66c6d29db`)).toBe(true)
    expect(await hasFingerprint(join(folder, 'abc'), `${key}a9521201bf0ab89ff36b68a66c6d29dc`)).toBe(false)
  }))

test('is another one each time, and holds for the same bytes only', () =>
  withFolder({ long }, async (folder) => {
    const path = join(folder, 'long')
    const [one, other] = [await fingerprintOf(path), await fingerprintOf(path)]
    expect(one).not.toBe(other)
    expect([await hasFingerprint(path, one), await hasFingerprint(path, other)]).toEqual([true, true])
    for (const at of [0, 1_048_576, long.length - 1]) {
      const changed = Buffer.from(long)
      changed[at] = (changed[at] ?? 0) ^ 1
      await writeFile(path, changed)
      expect(await hasFingerprint(path, one)).toBe(false)
    }
    for (const bytes of [long.subarray(1), long.subarray(0, -1), Buffer.concat([long, Buffer.of(0)])]) {
      await writeFile(path, bytes)
      expect(await hasFingerprint(path, one)).toBe(false)
    }
  }))

test('of a file that grew proves the bytes that it had, and is one of all bytes', () =>
  withFolder({ long }, async (folder) => {
    const path = join(folder, 'long')
    const { fingerprint, lines } = await readStart(path, long.length)
    expect(lines).toBe(Math.floor(long.length / 30))
    await appendFile(path, 'more\n')
    const former = { fingerprint, length: long.length }
    const all = await fingerprintOfGrown(path, former, long.length + 5, never)
    expect(await hasFingerprint(path, all ?? '')).toBe(true)
    const bytes = await readFile(path)
    bytes[long.length - 1] = 0
    await writeFile(path, bytes)
    expect(await fingerprintOfGrown(path, former, long.length + 5, never)).toBeNull()
    await writeFile(path, long)
    const same = await fingerprintOfGrown(path, former, long.length, never)
    expect(await hasFingerprint(path, same ?? '')).toBe(true)
  }))
