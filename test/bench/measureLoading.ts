import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Engine } from '../../electron/engine/engine'
import { withEngine } from './openEngine'
import { readPolls } from './readPolls.mjs'

/**
 * Seconds to read, check, sort and account for the polls of a folder without business hours, and seconds of the bare read
 * of them, by turns in this process; the first turn only warms up.
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

/** What a load is about as long as it is at the polls. */
const stepsOfPolls: ReadonlySet<string> = new Set(['Reading polls', 'Counting rows'])

async function secondsOfPolls(engine: Engine, folder: string): Promise<number> {
  let milliseconds = 0
  let current: { readonly step: string; readonly started: number } | null = null
  const begin = (step: string): void => {
    const now = performance.now()
    if (current !== null && stepsOfPolls.has(current.step)) milliseconds += now - current.started
    current = { step, started: now }
  }
  const unsubscribe = engine.subscribe((event) => {
    if (event.name === 'progress' && event.data.step !== current?.step) begin(event.data.step)
  })
  await engine.folder.open(folder)
  begin('')
  unsubscribe()
  return milliseconds / 1000
}
