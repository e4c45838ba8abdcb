import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runnerImport } from 'vite'
import type * as EngineModule from '../../electron/engine/engine'
import { programFolder } from '../support/program/programFolder'

/** Lends an engine in this process, with a history file that is deleted afterwards. */
export async function withEngine<Value>(
  use: (engine: EngineModule.Engine) => Promise<Value>,
  options: Pick<EngineModule.EngineOptions, 'cachePath' | 'watchInterval'> = {},
): Promise<Value> {
  const workFolder = await mkdtemp(join(tmpdir(), 'store-monitor-bench-'))
  // The engine's SQL files are modules only to Vite.
  const { module } = await runnerImport<typeof EngineModule>(join(programFolder, 'electron/engine/engine.ts'), {
    configFile: false,
    root: programFolder,
  })
  const engine = await module.Engine.open({ historyPath: join(workFolder, 'history.duckdb'), ...options })
  try {
    return await use(engine)
  } finally {
    await engine.close()
    await rm(workFolder, { recursive: true, force: true })
  }
}

/** Runs some work and prints how long it took, in seconds. */
export async function timed<Value>(name: string, work: () => Promise<Value>): Promise<Value> {
  const started = performance.now()
  const value = await work()
  console.log(`${name.padEnd(44)} ${((performance.now() - started) / 1000).toFixed(2).padStart(6)} s`)
  return value
}
