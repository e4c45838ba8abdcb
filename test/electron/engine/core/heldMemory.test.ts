import { expect, test } from 'vitest'
import { openDatabase } from '../../../support/engine/openDatabase'

const megabyte = 1e6

test('rows that nobody needs any more do not pile up outside of the heap of V8', async () => {
  const [one, other] = [await openDatabase(), await openDatabase()]
  const columns = Array.from({ length: 40 }, (_, index) => `'text of some length ' || range as column_${index}`)
  const query = `select ${columns.join(', ')} from range(500)`
  const pass = (): Promise<void> => one.use({}, (to) => other.use({}, (from) => to.receive('received', from, query)))
  try {
    for (let turn = 0; turn < 50; turn += 1) await pass()
    const before = process.memoryUsage.rss()
    // Without a collection in time, these leave more than 400 MB.
    for (let turn = 0; turn < 1500; turn += 1) await pass()
    expect((process.memoryUsage.rss() - before) / megabyte).toBeLessThan(250)
  } finally {
    await one.close()
    await other.close()
  }
})
