import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { piecesInTime, readInTime, whileDiskAnswers } from '../../../../electron/engine/disk/slowDisk'
import { readBytes } from '../../../../electron/engine/files/readText'
import { withFolder } from '../../../support/data/folder'

const refusal = {
  code: 'FOLDER_UNREADABLE',
  message: '/far/polls.csv cannot be read: its disk has not answered for 0.05 s. Check the disk or the connection to it, and try again.',
}

/** A read that lasts until the test has ended. */
function endlessRead() {
  const end = new AbortController()
  onTestFinished(() => end.abort())
  const read = once(end.signal, 'abort')
  return () => read
}

describe('a disk that does not answer', () => {
  test('is given up with a message', async () => {
    await expect(readInTime('/far/polls.csv', endlessRead(), 50)).rejects.toMatchObject(refusal)
  })

  test('leaves a thread to others, whose reads are given up too, until it answers', async () => {
    const begun: number[] = []
    const reads = [0, 1, 2, 3, 4].map((at) => {
      const read = endlessRead()
      return readInTime('/far/polls.csv', () => {
        begun.push(at)
        return read()
      }, 50)
    })
    const settled = await Promise.allSettled(reads)
    expect(settled.map(({ status }) => status)).toEqual(reads.map(() => 'rejected'))
    expect(begun).toEqual([0, 1, 2])
  })

  test('is given up in the middle of a file', async () => {
    const end = endlessRead()
    async function* pieces() {
      yield 'a'
      await end()
    }
    const seen: string[] = []
    const reading = (async () => {
      for await (const piece of piecesInTime('/far/polls.csv', pieces(), 50)) seen.push(piece)
    })()
    await expect(reading).rejects.toMatchObject(refusal)
    expect(seen).toEqual(['a'])
  })

  test('is given up while the database reads it', async () => {
    const limits = { interval: 5, milliseconds: 50 }
    await expect(whileDiskAnswers('/far/polls.csv', endlessRead(), endlessRead(), limits)).rejects.toMatchObject(refusal)
    const answers = whileDiskAnswers('/far', () => Promise.resolve('read'), () => Promise.reject(new Error('gone')), limits)
    expect(await answers).toBe('read')
  })

  test.skipIf(process.platform === 'win32')('is not waited for if it is a pipe that took the place of a file', () =>
    withFolder({}, async (folder) => {
      const path = join(folder, 'polls.csv')
      spawnSync('mkfifo', [path])
      const message = `The file ${path} cannot be read: it is a pipe or a device.`
      await expect(readBytes({ path, root: null, compression: null }).next()).rejects.toMatchObject({ code: 'FOLDER_UNREADABLE', message })
    }),
  )
})
