import { join } from 'node:path'
import { createRunnableDevEnvironment, resolveConfig } from 'vite'

const root = join(import.meta.dirname, '../../..')
const resolve = { external: true, mainFields: [], conditions: ['node'] }
const environments = { sources: { consumer: 'server', dev: { moduleRunnerTransform: true }, resolve } }
const config = await resolveConfig({ root, configFile: false, envDir: false, logLevel: 'error', environments }, 'serve')
// Unlike that of `runnerImport`, this one stays open for what the sources import later.
const environment = createRunnableDevEnvironment('sources', config, { runnerOptions: { hmr: { logger: false } }, hot: false })
await environment.init()

/** Imports a source of the program or of its tests, by its path from the root. SQL files are modules only to Vite. */
export function importSource(path) {
  return environment.runner.import(join(root, path))
}
