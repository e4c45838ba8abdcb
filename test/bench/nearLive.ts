import { appendFile, copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { reportDefaults } from '../../shared/report/reportDefaults'
import { median } from './median'
import { withEngine } from './openEngine'

const polls = 'store_status.csv'
/** Milliseconds between two checks of the open folder in the window. */
const watchInterval = 400
/** Milliseconds between two writes: the load before is kept by then. */
const pause = 4000

/** Measures in seconds how long after a line was added to the polls of a watched folder a new report is complete. */
export async function measureNearLive(folder: string, runs: number): Promise<number> {
  const work = await mkdtemp(join(tmpdir(), 'store-monitor-bench-'))
  try {
    for (const name of ['business_hours.csv', 'timezones.csv']) await copyFile(join(folder, name), join(work, name))
    const lines = (await readFile(join(folder, polls), 'utf8')).trimEnd().split('\n')
    const first = lines.length - runs
    await writeFile(join(work, polls), `${lines.slice(0, first).join('\n')}\n`)
    await delay(pause)
    return await withEngine(
      async (engine) => {
        await engine.folder.open(work)
        const seconds: number[] = []
        for (let run = 0; run < runs; run += 1) {
          await delay(pause)
          const noticed = new Promise<void>((resolve) => {
            const stop = engine.subscribe(({ name, data }) => {
              if (name !== 'newData' || data === null) return
              stop()
              resolve()
            })
          })
          await appendFile(join(work, polls), `${lines[first + run]}\n`)
          const started = performance.now()
          await noticed
          await engine.folder.reload()
          const { reportId } = await engine.reports.start(reportDefaults)
          await engine.reports.finished(reportId)
          seconds.push((performance.now() - started) / 1000)
        }
        return median(seconds)
      },
      { cachePath: `${work}.cache`, watchInterval },
    )
  } finally {
    for (const path of [work, `${work}.cache`]) await rm(path, { recursive: true, force: true })
  }
}
