// Runs the built program, and builds it first if the build is missing or older than its sources.
// This file is plain JavaScript because it runs before anything is compiled.
import { spawnSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const program = join(root, 'out/main/cli.js')
const sources = ['electron', 'renderer', 'shared', 'resources/docs', 'package.json', 'electron.vite.config.ts']

function newestChange(path) {
  const stats = statSync(path)
  if (!stats.isDirectory()) return stats.mtimeMs
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => newestChange(join(path, name))))
}

function isBuilt() {
  const built = statSync(program, { throwIfNoEntry: false })
  return built !== undefined && built.mtimeMs >= Math.max(...sources.map((name) => newestChange(join(root, name))))
}

/** Builds if necessary. The build prints to standard error, because standard output belongs to the program. */
export function build() {
  if (isBuilt()) return
  const electronVite = join(root, 'node_modules/electron-vite/bin/electron-vite.js')
  const { status } = spawnSync(process.execPath, [electronVite, 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  })
  if (status !== 0) throw new Error('The build failed. See the messages above.')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  build()
  await import(program)
}
