import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask } from './support/doors/ask'
import { packWithStandIn } from './support/desktop/packWithStandIn'
import { programFolder } from './support/program/programFolder'
import { endOf, printedBy, startProgram, type ProgramRun } from './support/program/runProgram'
import { fetchReport } from './support/doors/scriptClient'
import { withServed } from './support/program/serveProcess'

const sampleData = join(programFolder, 'resources', 'sample-data')

/** The paths of the files in a folder, relative to another folder. */
async function filesIn(folder: string, from: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => relative(from, join(parentPath, name)))
}

describe.runIf(process.platform === 'linux')('the packaged app', () => {
  let folder = ''
  let app = ''
  let command = ''

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'store-monitor-test-'))
    app = await packWithStandIn(folder)
    command = join(folder, 'bin', 'store-monitor')
    await mkdir(dirname(command))
    await symlink(relative(dirname(command), join(app, 'resources', 'bin', 'store-monitor')), command)
  })

  afterAll(() => rm(folder, { recursive: true, force: true }))

  function run(programArguments: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<ProgramRun> {
    const env = { ...process.env, ...environment }
    return endOf(spawn(command, programArguments, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] }))
  }

  test('contains the build, the icon, the sample data, the binding of DuckDB and the settings of updates, and nothing else', async () => {
    const packages = ['@duckdb/node-bindings', `@duckdb/node-bindings-linux-${process.arch}`, 'detect-libc']
    const packageFolders = packages.map((name) => `resources/app/node_modules/${name}/`)
    const build = await filesIn(join(programFolder, 'out'), programFolder)
    const ours = ['package.json', 'resources/icon.png', ...build, ...(await filesIn(sampleData, programFolder))]

    const files = await filesIn(app, app)
    const isInPackage = (path: string): boolean => packageFolders.some((start) => path.startsWith(start))
    expect(files.filter((path) => !isInPackage(path)).toSorted()).toEqual(
      ['store-monitor', 'resources/bin/store-monitor', 'resources/app-update.yml', ...ours.map((path) => `resources/app/${path}`)].toSorted(),
    )
    expect(files).toEqual(expect.arrayContaining(packageFolders.map((start) => `${start}package.json`)))
  })

  test('has a command that makes the same report as the program, even through a link', async () => {
    const report = await endOf(startProgram('report', sampleData, '--out', '-'))
    expect(report).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^store_id,/) })
    expect(await run(['report', sampleData, '--out', '-'])).toEqual(report)
  })

  test.for([
    { exitCode: 2, programArguments: ['report'], message: "error: missing required argument 'folder'\n" },
    { exitCode: 3, programArguments: ['inspect', '/nonexistent'], message: expect.stringMatching(/^error: .+\n$/) },
  ])('ends with exit code $exitCode like the program', async ({ exitCode, programArguments, message }) => {
    expect(await run(programArguments)).toEqual({ exitCode, stdout: '', stderr: message })
  })

  test('serves the page and reports until it is asked to end', () =>
    withServed(
      [sampleData, '--no-token'],
      async ({ origin, stop }) => {
        expect(await ask(origin, { path: '/health' })).toMatchObject({ status: 200 })
        const page = await ask(origin, { path: '/' })
        const [, script = ''] = /src="\.(\/assets\/.+\.js)"/.exec(page.body) ?? []
        expect(await ask(origin, { path: script })).toMatchObject({ status: 200 })
        expect(await fetchReport(origin, '/store/trigger_report/')).toBe(await printedBy('report', sampleData, '--out', '-'))
        expect(await stop('SIGTERM')).toMatchObject({ exitCode: 0 })
      },
      {},
      [command],
    ))

  test('opens its window with its own binary', async () => {
    expect(await run(['window'], { DISPLAY: ':9' })).toEqual({ exitCode: 0, stdout: 'window []\n', stderr: '' })
  })
})
