import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Engine } from '../../../../electron/engine/engine'
import { withFolder } from '../../../support/data/folder'

const longLog = 16 << 20
const stores = Array.from({ length: 40_000 }, (_, store) => `${store}-${(store * 1_299_709) % 1e9},2023-01-24 12:00:00 UTC,inactive\n`)

async function sizeOf(path: string): Promise<number> {
  return stat(path).then(({ size }) => size, () => 0)
}

test('a log that has become long is written into the history, and no report is lost', () =>
  withFolder({ 'polls.csv': `store_id,timestamp_utc,status\n${stores.join('')}` }, (folder) =>
    withFolder({}, async (place) => {
      const historyPath = join(place, 'history.duckdb')
      const engine = await Engine.open({ historyPath })
      await engine.folder.open(folder)
      const made: number[] = []
      let longest = 0
      while (longest < longLog && made.length < 20) {
        const { reportId } = await engine.reports.start({ asOf: `2023-01-24T12:00:${10 + made.length}Z` })
        await engine.reports.finished(reportId)
        longest = Math.max(longest, await sizeOf(`${historyPath}.wal`))
        made.push(reportId)
      }
      await expect.poll(() => sizeOf(`${historyPath}.wal`)).toBeLessThan(longLog)
      expect(await sizeOf(historyPath)).toBeGreaterThan(1 << 20)
      const later = await engine.reports.start({ asOf: '2023-01-24T12:00:40Z' })
      await engine.reports.finished(later.reportId)
      made.push(later.reportId)
      // DuckDB has made a new log, which only its owner may read.
      const rights = process.platform === 'win32' ? 0 : 0o777
      await expect.poll(async () => (await stat(`${historyPath}.wal`)).mode & rights).toBe(0o600 & rights)
      await engine.close()
      const again = await Engine.open({ historyPath })
      for (const reportId of made) expect(await again.reports.get(reportId)).toMatchObject({ status: 'complete', stores: stores.length })
      await again.close()
    }),
  ))
