import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, vi } from 'vitest'
import { Engine } from '../../../electron/engine/engine'
import type { Random } from '../data/random'
import { lengthsIn } from '../engine/logLengths'
import { programFolder } from '../program/programFolder'
import { kill } from './killPrograms'
import { checkHistory, randomMoment, type Scenario } from './place'

/** Changes a bit of the length of an entry, or puts zeros over what follows. */
function damage(random: Random, log: Buffer, position: number): void {
  if (random.chance(0.3)) log.fill(0, position, Math.min(position + random.integer(16, 4096), log.length))
  else log.writeUInt8(log.readUInt8(position) ^ (1 << random.integer(0, 7)), position)
}

/**
 * Kills what works behind the window while it reports, and damages the log of its history. What was acknowledged before the
 * damage must be there, and if anything is lost, the whole log must have been kept.
 */
export const damageLog: Scenario = async ({ random, data, work, environment }) => {
  const history = join(work, 'reports.duckdb')
  const child = spawn(process.execPath, [join(programFolder, 'test', 'support', 'chaos', 'runBackend.mjs'), data, work], {
    cwd: programFolder,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const closed = once(child.stdout, 'close')
  const wanted = random.integer(2, 4)
  const acknowledged: { readonly reportId: number; readonly logBytes: number }[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    const { reportId }: { readonly reportId?: number } = JSON.parse(line)
    if (reportId !== undefined) acknowledged.push({ reportId, logBytes: (await stat(`${history}.wal`)).size })
    if (acknowledged.length === wanted) break
  }
  await randomMoment(random, 300)
  const kills = await kill(child)
  await closed
  const log = await readFile(`${history}.wal`)
  const entries = lengthsIn(log)
  const position = (entries[random.integer(0, entries.length - 1)] ?? 0) + random.integer(0, 7)
  damage(random, log, position)
  await writeFile(`${history}.wal`, log)
  const output = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  try {
    const before = acknowledged.filter(({ logBytes }) => logBytes <= position)
    await checkHistory(history, before.map(({ reportId }) => reportId))
    const engine = await Engine.open({ historyPath: history })
    const found = await Promise.all(acknowledged.map(({ reportId }) => engine.reports.get(reportId).then(() => true, () => false)))
    await engine.close()
    const kept = (await readdir(work)).filter((name) => name.startsWith('reports.duckdb.wal.damaged-'))
    expect(kept.length).toBeLessThanOrEqual(1)
    expect(found.every(Boolean) || kept.length === 1).toBe(true)
    for (const name of kept) expect((await readFile(join(work, name))).equals(log)).toBe(true)
    return { kills, 'logs damaged': 1, 'damaged logs kept': kept.length }
  } finally {
    output.mockRestore()
  }
}
