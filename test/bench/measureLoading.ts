import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Engine } from '../../electron/engine/engine'
import { withEngine } from './openEngine'
import { readPolls } from './readPolls.mjs'

/**
 * Seconds to read, check, sort and account for the polls of a folder, and seconds of the bare read of them, by turns in
 * this process; the first turn only warms up. Business hours are left out, because they are no part of the polls.
 */
export async function measureLoading(
  folder: string,
  runs: number,
): Promise<{ readonly bare: readonly number[]; readonly loading: readonly number[] }> {
  const pollsFolder = await mkdtemp(join(tmpdir(), 'store-monitor-bench-'))
  try {
    for (const name of ['store_status.csv', 'timezones.csv']) await symlink(join(folder, name), join(pollsFolder, name))
    return await withEngine(async (engine) => {
      const bare: number[] = []
      const loading: number[] = []
      for (let turn = 0; turn <= runs; turn += 1) {
        const seconds = [await readPolls(join(pollsFolder, 'store_status.csv')), await secondsOfPolls(engine, pollsFolder)] as const
        if (turn === 0) continue
        bare.push(seconds[0])
        loading.push(seconds[1])
      }
      return { bare, loading }
    })
  } finally {
    await rm(pollsFolder, { recursive: true, force: true })
  }
}

/** From the moment that the program says it reads the polls until the folder is loaded. */
async function secondsOfPolls(engine: Engine, folder: string): Promise<number> {
  let started = Number.NaN
  const unsubscribe = engine.subscribe((event) => {
    if (Number.isNaN(started) && event.name === 'progress' && event.data.step === 'Reading the polls') started = performance.now()
  })
  await engine.loadFolder(folder)
  unsubscribe()
  return (performance.now() - started) / 1000
}
