import { describe, expect, test } from 'vitest'
import { currentClient, runAsClient } from '../../../../electron/engine/core/currentClient'
import { JobQueue, type Turn } from '../../../../electron/engine/core/jobQueue'

interface JobRequest {
  readonly name: string
  readonly turn?: Turn
}

const short = (name: string, client = 'a'): JobRequest => ({ name, turn: { isShort: true, client } })
const long = (name: string, client = 'a'): JobRequest => ({ name, turn: { isShort: false, client } })

/** The order in which jobs run that are all queued at once. */
async function orderOf(requests: readonly JobRequest[]): Promise<readonly string[]> {
  const queue = new JobQueue()
  const order: string[] = []
  await Promise.all(requests.map(({ name, turn }) => queue.run(async () => order.push(name), turn)))
  return order
}

describe('the order of waiting jobs', () => {
  test.for<{ name: string; requests: readonly JobRequest[]; order: readonly string[] }>([
    { name: 'first come, first served for equal jobs', requests: [long('1'), long('2'), long('3')], order: ['1', '2', '3'] },
    { name: 'short jobs before long ones', requests: [long('1'), short('2'), long('3'), short('4')], order: ['2', '4', '1', '3'] },
    {
      name: 'clients in turn, however many jobs each of them has',
      requests: [long('a1'), long('a2'), long('a3'), long('b1', 'b'), long('c1', 'c'), long('b2', 'b')],
      order: ['a1', 'b1', 'c1', 'a2', 'b2', 'a3'],
    },
    {
      name: 'fixed for a job without a turn: after all earlier long jobs and before all later ones',
      requests: [long('1'), short('2'), { name: 'load' }, short('3'), long('4'), { name: 'load again' }, long('5'), short('6')],
      order: ['2', '3', '6', '1', 'load', '4', 'load again', '5'],
    },
  ])('is $name', async ({ requests, order }) => {
    expect(await orderOf(requests)).toEqual(order)
  })

  test('lets a long job wait for at most ten short ones', async () => {
    const requests = [long('long'), ...Array.from({ length: 25 }, (_, index) => short(String(index)))]
    expect((await orderOf(requests)).indexOf('long')).toBe(10)
  })

  test('lets a load wait for at most ten short ones', async () => {
    const requests = [{ name: 'load' }, ...Array.from({ length: 25 }, (_, index) => short(String(index)))]
    expect((await orderOf(requests)).indexOf('load')).toBe(10)
  })

  test('gives a client that queues its jobs one by one only its turn', async () => {
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

test('runs one job at a time, also after a job has failed', async () => {
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

test('runs every job without a client', async () => {
  const queue = new JobQueue()
  const jobs = ['a', 'b'].map((client) => runAsClient(client, () => queue.run(() => Promise.resolve(currentClient()))))
  expect(await Promise.all(jobs)).toEqual([undefined, undefined])
})

test('is drained when jobs that were added last are done', async () => {
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

test('runs the next job after one that throws before it returns a promise', async () => {
  const queue = new JobQueue()
  const failing = queue.run(() => {
    throw new Error('at once')
  })
  const next = queue.run(async () => 'next')
  await expect(failing).rejects.toThrow('at once')
  expect(await next).toBe('next')
})
