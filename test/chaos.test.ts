import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { changeFolder } from './support/chaos/changePlaces'
import { damageLog } from './support/chaos/damageLog'
import { fillHistory, fillOutput, fillTemporary } from './support/chaos/fillDisks'
import { killCache } from './support/chaos/killCache'
import { killBackend, killMigration, killReport, killServer, killWindow } from './support/chaos/killPrograms'
import { withFolder } from './support/data/folder'
import { generatorDefaults } from './support/data/generator'
import { Random } from './support/data/random'
import { writeDataSet } from './support/data/writeDataSet'
import './support/browser/sourcesOfPage'
import './support/program/sourcesOfProgram'

const seconds = Number(process.env['CHAOS_SECONDS'] ?? 60)
const seed = Number(process.env['CHAOS_SEED'] ?? 1)
const isLong = process.env['CHAOS_SECONDS'] !== undefined
const scenarios = {
  killServer,
  killReport,
  killMigration,
  killBackend,
  killCache,
  damageLog,
  // Opening windows takes longer than the rest of the rounds together.
  ...(isLong && { killWindow }),
  changeFolder,
  fillHistory,
  fillTemporary,
  fillOutput,
}
const stores = 300

/**
 * Runs the scenarios in turns until the time is over, and each at least once. `npm run chaos` runs them for ten minutes, and
 * with another seed on request.
 */
test(
  'nothing is lost, halved or left, whatever happens to the program',
  async () => {
    const counts = new Map<string, number>()
    await withFolder({}, async (folder) => {
      const data = join(folder, 'data')
      await writeDataSet(data, { ...generatorDefaults, seed: 7, stores, silentStoreShare: 0, days: 2 })
      const endsAt = performance.now() + seconds * 1000
      const all = Object.entries(scenarios)
      for (let round = 0; round < all.length || performance.now() < endsAt; round += 1) {
        const [name, run] = all[round % all.length] ?? ['', changeFolder]
        const [work, temporary] = [join(folder, `round${round}`), join(folder, `temporary${round}`)]
        await mkdir(work)
        await mkdir(temporary)
        const environment = { TMPDIR: temporary, TEMP: temporary, STORE_MONITOR_DATA: work }
        const found = await run({ random: new Random(seed, round), data, stores, work, temporary, environment }).catch((error: unknown) => {
          throw new Error(`Seed ${seed}, round ${round}, ${name}: ${String(error)}`, { cause: error })
        })
        for (const [what, count] of Object.entries({ rounds: 1, ...found })) counts.set(what, (counts.get(what) ?? 0) + count)
      }
    })
    if (isLong) console.table(Object.fromEntries(counts))
    expect(counts.get('kills')).toBeGreaterThan(0)
  },
  (seconds + 300) * 1000,
)
