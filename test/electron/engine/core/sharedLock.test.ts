import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { SharedLock } from '../../../../electron/engine/core/sharedLock'

test('shared work runs together, exclusive work alone, and later work waits for it', async () => {
  const lock = new SharedLock()
  const log: string[] = []
  const work = (name: string) => async (): Promise<void> => {
    log.push(`${name} begins`)
    await setImmediate()
    log.push(`${name} ends`)
  }
  const first = [lock.share(work('a')), lock.share(work('b'))]
  const alone = lock.exclude(work('alone'))
  await Promise.all([...first, alone, lock.share(work('c'))])
  expect(log).toEqual(['a begins', 'b begins', 'a ends', 'b ends', 'alone begins', 'alone ends', 'c begins', 'c ends'])
})

function fail(): Promise<never> {
  return Promise.reject(new Error('failed'))
}

test('work that fails lets the next go on', async () => {
  const lock = new SharedLock()
  await expect(lock.share(fail)).rejects.toThrow('failed')
  await expect(lock.exclude(fail)).rejects.toThrow('failed')
  expect(await lock.share(() => Promise.resolve('done'))).toBe('done')
})
