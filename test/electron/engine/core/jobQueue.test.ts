import { describe, expect, test } from 'vitest'
import { currentClient, runAsClient } from '../../../../electron/engine/core/currentClient'
import { JobQueue, type Turn } from '../../../../electron/engine/core/jobQueue'

interface Wish {
  readonly name: string
  readonly turn?: Turn
}

const short = (name: string, client = 'a'): Wish => ({ name, turn: { isShort: true, client } })
const long = (name: string, client = 'a'): Wish => ({ name, turn: { isShort: false, client } })

/** The order in which jobs run that all come at once. */
async function orderOf(wishes: readonly Wish[]): Promise<readonly string[]> {
  const queue = new JobQueue()
  const order: string[] = []
  await Promise.all(wishes.map(({ name, turn }) => queue.run(async () => order.push(name), turn)))
  return order
}

describe('the order of jobs that wait', () => {
  test.for<{ name: string; wishes: readonly Wish[]; order: readonly string[] }>([
    { name: 'as they came, where they are alike', wishes: [long('1'), long('2'), long('3')], order: ['1', '2', '3'] },
    { name: 'short ones before long ones', wishes: [long('1'), short('2'), long('3'), short('4')], order: ['2', '4', '1', '3'] },
    {
      name: 'clients by turns, however many jobs each has',
      wishes: [long('a1'), long('a2'), long('a3'), long('b1', 'b'), long('c1', 'c'), long('b2', 'b')],
      order: ['a1', 'b1', 'c1', 'a2', 'b2', 'a3'],
    },
    {
      name: 'none before a job that keeps its place, and none of those before it after it',
      wishes: [long('1'), short('2'), { name: 'load' }, short('3'), { name: 'load again' }, long('4'), short('5')],
      order: ['2', '1', 'load', '3', 'load again', '5', '4'],
    },
  ])('is $name', async ({ wishes, order }) => {
    expect(await orderOf(wishes)).toEqual(order)
  })

  test('lets a long job wait for ten short ones, and no more', async () => {
    const wishes = [long('long'), ...Array.from({ length: 25 }, (_, index) => short(String(index)))]
    expect((await orderOf(wishes)).indexOf('long')).toBe(10)
  })

  test('gives a client that asks one by one no more than its turn', async () => {
    const queue = new JobQueue()
    const order: string[] = []
    const askAgain = async (left: number): Promise<void> => {
      if (left === 0) return
      await queue.run(async () => order.push('b'), { isShort: false, client: 'b' })
      await askAgain(left - 1)
    }
    const many = Array.from({ length: 4 }, () => queue.run(async () => order.push('a'), { isShort: false, client: 'a' }))
    await Promise.all([...many, askAgain(4)])
    expect(order.join('')).toMatch(/^(ab){3}/)
  })
})

test('jobs never overlap, and one that fails stops no other', async () => {
  const queue = new JobQueue()
  let running = 0
  const job = async (): Promise<number> => {
    running += 1
    await Promise.resolve()
    const atOnce = running
    running -= 1
    return atOnce
  }
  const failing = queue.run(() => Promise.reject(new Error('broken')))
  const others = Promise.all([queue.run(job), queue.run(job, { isShort: true, client: 'a' }), queue.run(job)])
  await expect(failing).rejects.toThrow('broken')
  expect(await others).toEqual([1, 1, 1])
  await queue.drained()
  expect(await queue.run(job)).toBe(1)
})

test('a job is done for all who wait behind it, not for the client whose it is, nor for the one before', async () => {
  const queue = new JobQueue()
  const jobs = ['a', 'b'].map((client) => runAsClient(client, () => queue.run(() => Promise.resolve(currentClient()))))
  expect(await Promise.all(jobs)).toEqual([undefined, undefined])
})

test('is drained when the jobs that came last are through', async () => {
  const queue = new JobQueue()
  let isDone = false
  void queue.run(async () => {
    void queue.run(async () => {
      isDone = true
    })
  })
  await queue.drained()
  expect(isDone).toBe(true)
})

test('a job that fails, even before it gives a promise, does not stop those behind it', async () => {
  const queue = new JobQueue()
  const failing = queue.run(() => {
    throw new Error('at once')
  })
  const behind = queue.run(async () => 'behind')
  await expect(failing).rejects.toThrow('at once')
  expect(await behind).toBe('behind')
})
