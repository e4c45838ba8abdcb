import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { transformWithOxc, type Plugin } from 'vite'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The specs that measure how long something takes. They run after all others, with a core for each. */
const timed = ['test/electron/cli/stop.test.ts', 'test/electron/cli/stopServer.test.ts', 'test/electron/engine/core/turns.test.ts']

/** The specs that run the built program, a server or a browser. */
const whole = [
  'test/*.test.ts',
  'test/documents/**/*.test.ts',
  'test/e2e/**/*.test.ts',
  'test/electron/*.test.ts',
  'test/electron/{cli,server,desktop,engine/export/html}/**/*.test.ts',
  'test/renderer/**/*.page.test.ts',
]

/** The specs that need a desktop, which `npm run test:desktop` runs. */
const desktop = ['test/desktop/**/*.test.ts']

/** The specs that put a spy in place of a module: it must not have been loaded by a spec before. */
const spying = ['test/electron/engine/disk/openToRead.test.ts', 'test/electron/engine/mapping/readOnce.test.ts']

function project(name: string, test: TestProjectInlineConfiguration['test']): TestProjectInlineConfiguration {
  return {
    extends: true,
    test: {
      name,
      // Files of a project share their processes: importing DuckDB, the schemas and Playwright costs more than most tests.
      isolate: false,
      maxWorkers: 2,
      testTimeout: 120_000,
      hookTimeout: 120_000,
      expect: { poll: { timeout: 20_000 } },
      // Vitest empties style sheets; those of documents are part of what is tested.
      css: { include: [/\/export\/html\//, /\/heatColours\.css/] },
      // The end-to-end specs map `electron` to a stand-in through Node's module hooks, which see only modules Node loads itself.
      server: { deps: { external: [/\/out\/main\//] } },
      ...test,
    },
  }
}

const projectNames = ['program', 'units', 'spying', 'timed']

function rankOf({ project: { name } }: TestSpecification): number {
  return projectNames.indexOf(name)
}

function sizeOf({ moduleId }: TestSpecification): number {
  return statSync(moduleId).size
}

/**
 * Runs long specs first, so that no worker is left alone with one at the end. A fresh clone has no durations to sort by:
 * whole programs take longer than units, and large files longer than small ones.
 */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((one, other) => rankOf(one) - rankOf(other) || sizeOf(other) - sizeOf(one))
  }
}

/** Imports SQL files under their own names, so that `--changed` finds the specs of one: it ignores names with a query. */
const sql: Plugin = {
  name: 'sql',
  enforce: 'pre',
  resolveId: (source, importer) =>
    source.endsWith('.sql?raw') && importer !== undefined ? join(dirname(importer), source.replace('?raw', '')) : null,
  load: (id) => (id.endsWith('.sql') ? `export default ${JSON.stringify(readFileSync(id, 'utf8'))}` : null),
}

/** Compiles the modules that the program runs as threads, as the build does: Node reads no TypeScript. They import only packages. */
const threads: Plugin = {
  name: 'threads',
  enforce: 'pre',
  resolveId: (source, importer) => (source.endsWith('?nodeWorker') && importer !== undefined ? join(dirname(importer), source) : null),
  load: async (id) => {
    if (!id.endsWith('?nodeWorker')) return null
    const source = id.replace('?nodeWorker', '.ts')
    const { code } = await transformWithOxc(readFileSync(source, 'utf8'), source, { target: 'node20' })
    const compiled = join(import.meta.dirname, '../node_modules/.cache/threads', `${basename(source, '.ts')}.mjs`)
    mkdirSync(dirname(compiled), { recursive: true })
    if (!existsSync(compiled) || readFileSync(compiled, 'utf8') !== code) writeFileSync(compiled, code)
    const url = JSON.stringify(pathToFileURL(compiled))
    return `import { Worker } from 'node:worker_threads'\nexport default (options) => new Worker(new URL(${url}), options)`
  },
}

const build = 'test/support/program/build.ts'

export default defineConfig({
  plugins: [sql, threads],
  test: {
    root: '.',
    sequence: { sequencer: LongestFirst },
    projects: [
      project('program', { include: whole, exclude: timed, globalSetup: [build, 'test/support/browser/unpackChromium.ts'] }),
      project('units', { include: ['test/**/*.test.ts', 'test/**/*.test.tsx'], exclude: [...whole, ...timed, ...spying, ...desktop] }),
      project('spying', { include: spying, isolate: true }),
      // What the program does too slowly it does too slowly each time; a busy machine holds it up once.
      project('timed', { include: timed, globalSetup: [build], isolate: true, retry: 2, sequence: { groupOrder: 1 } }),
    ],
  },
})
