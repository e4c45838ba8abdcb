import { setImmediate as eventLoopTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { ClientLimiter } from '../../../../electron/engine/core/clientLimiter'

test('runs a limited number of jobs per client in order, and clients do not wait for each other', async () => {
  const limiter = new ClientLimiter(2)
  const begun: string[] = []
  const ends = new Map<string, () => void>()
  const run = (client: string, name: string): Promise<void> =>
    limiter.run(client, () => {
      begun.push(name)
      return new Promise((resolve) => ends.set(name, resolve))
    })
  const all = [run('a', 'a1'), run('a', 'a2'), run('a', 'a3'), run('a', 'a4'), run('b', 'b1')]
  expect(begun).toEqual(['a1', 'a2', 'b1'])
  ends.get('a2')?.()
  await eventLoopTurn()
  expect(begun).toEqual(['a1', 'a2', 'b1', 'a3'])
  for (const name of ['a1', 'a3']) ends.get(name)?.()
  await eventLoopTurn()
  expect(begun).toEqual(['a1', 'a2', 'b1', 'a3', 'a4'])
  for (const name of ['a4', 'b1']) ends.get(name)?.()
  await Promise.all(all)
})

test('starts the next job after a job fails', async () => {
  const limiter = new ClientLimiter(1)
  const failing = limiter.run('a', () => Promise.reject(new Error('broken')))
  const next = limiter.run('a', () => Promise.resolve('done'))
  await expect(failing).rejects.toThrow('broken')
  expect(await next).toBe('done')
  expect(await limiter.run('a', () => Promise.resolve('done again'))).toBe('done again')
})
