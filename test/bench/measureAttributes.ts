import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fullSizeSettings } from '../support/data/generator'
import { dataFolder } from './dataFolder'
import { median } from './median'
import { openIn } from './readOnce'

/** Fewer turns than that say little about a ratio so close to 1. */
const leastRuns = 11

/** Measures how much processor time it takes to load stores with 12 attributes, as a multiple of that without, in turns. */
export async function measureAttributes(runs: number): Promise<number> {
  const named = await dataFolder('full-named', { ...fullSizeSettings, attributes: 12 })
  const plain = await mkdtemp(join(tmpdir(), 'store-monitor-bench-'))
  try {
    for (const name of ['store_status.csv', 'business_hours.csv', 'timezones.csv']) await symlink(join(named, name), join(plain, name))
    const seconds: readonly (readonly [number[], string])[] = [[[], named], [[], plain]]
    for (let turn = 0; turn < Math.max(runs, leastRuns); turn += 1) {
      for (const [ofFolder, folder] of seconds) ofFolder.push((await openIn(folder)).cpu)
    }
    const [withAttributes, without] = seconds.map(([ofFolder]) => median(ofFolder))
    return (withAttributes ?? Number.NaN) / (without ?? Number.NaN)
  } finally {
    await rm(plain, { recursive: true, force: true })
  }
}
