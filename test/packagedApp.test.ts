import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { isBuiltin } from 'node:module'
import { writeXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Licence } from '../shared/core/licence'
import { withFolder } from './support/data/folder'
import { ask } from './support/doors/ask'
import { linuxInstallers } from './support/desktop/linuxInstallers'
import { fusesOf, packWithStandIn } from './support/desktop/packWithStandIn'
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

/** The packages that the sources of the program import, other than types. */
async function importedPackages(): Promise<readonly string[]> {
  const folders = ['electron', 'renderer', 'shared'].map((name) => join(programFolder, name))
  const paths = (await Promise.all(folders.map((name) => filesIn(name, programFolder)))).flat().filter((path) => /\.tsx?$/.test(path))
  const texts = await Promise.all(paths.map((path) => readFile(join(programFolder, path), 'utf8')))
  const imports = texts.flatMap((text) => [...text.matchAll(/^import (?!type )[^'\n]*'([^.'][^'\n]*)'/gm)].map(([, name = '']) => name))
  const names = imports.filter((name) => !isBuiltin(name)).map((name) => name.split('/').slice(0, name.startsWith('@') ? 2 : 1).join('/'))
  return [...new Set(names)]
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
    const binding = `@duckdb/node-bindings-linux-${process.arch}`
    const packages = ['@duckdb/node-bindings', binding, 'detect-libc']
    const packageFolders = packages.map((name) => `resources/app.asar/node_modules/${name}/`)
    const build = (await filesIn(join(programFolder, 'out'), programFolder)).filter((path) => path !== 'out/main/licenses.json')
    const electron = ['store-monitor', 'LICENSE.electron.txt', 'LICENSES.chromium.html', 'locales/en-US.pak']
    const besideArchive = [
      'resources/bin/store-monitor',
      'resources/icons/128x128.png',
      'resources/LICENSE.txt',
      'resources/app-update.yml',
      ...(await filesIn(sampleData, programFolder)),
    ]

    const files = await filesIn(app, app)
    const isInPackage = (path: string): boolean => packageFolders.some((start) => path.startsWith(start))
    const unpacked = 'resources/app.asar.unpacked/node_modules/'
    expect(files.filter((path) => !isInPackage(path) && !path.startsWith(unpacked)).toSorted()).toEqual(
      [...electron, ...besideArchive, ...['package.json', ...build].map((path) => `resources/app.asar/${path}`)].toSorted(),
    )
    expect(files).toEqual(expect.arrayContaining(packageFolders.map((start) => `${start}package.json`)))
    const unpackedLibraries = files.filter((path) => path.startsWith(unpacked) && /\.(?:node|so)$/.test(path))
    expect(unpackedLibraries.toSorted()).toEqual(['duckdb.node', 'libduckdb.so'].map((name) => `${unpacked}${binding}/${name}`))
    expect(files.filter((path) => /\.(?:map|ts)$|\/test\//.test(path))).toEqual([])
  })

  test('runs only its own archive, and runs as Node only for its command', async () => {
    expect(await fusesOf(app)).toEqual(['runAsNode', 'embeddedAsarIntegrityValidation', 'onlyLoadAppFromAsar'])
  })

  test('names the licence of every package that it contains', async () => {
    const licences: readonly Licence[] = JSON.parse(await readFile(join(app, 'resources/app.asar/out/renderer/licences.json'), 'utf8'))
    const named = new Set(licences.map(({ name }) => name))
    const shipped = (await filesIn(app, app)).flatMap((path) => /app\.asar\/node_modules\/((?:@[^/]+\/)?[^/]+)\/package\.json$/.exec(path)?.[1] ?? [])
    expect(shipped).toContain('@duckdb/node-bindings')
    expect([...shipped, ...(await importedPackages()), 'electron', 'chromium'].filter((name) => !named.has(name))).toEqual([])
    expect(licences.filter(({ text }) => text === null)).toEqual([])
  })

  test('has installers with a menu entry for folders, icons of all sizes, and no way around the sandbox', async () => {
    const { debArguments, debDesktopFile, appImageDesktopFile } = await linuxInstallers(app, join(folder, 'installers'))
    for (const entry of [debDesktopFile, appImageDesktopFile]) {
      expect(entry).toMatch(/^StartupWMClass=store-monitor$/m)
      expect(entry).toMatch(/^MimeType=inode\/directory;$/m)
      expect(entry).not.toContain('sandbox')
    }
    expect(debDesktopFile).toMatch(/^Exec="\/opt\/Store Monitor\/store-monitor" %f$/m)
    const icons = debArguments.flatMap((argument) => /hicolor\/(\d+)x\d+\/apps\/store-monitor\.png$/.exec(argument)?.[1] ?? [])
    expect(icons.map(Number)).toEqual([16, 24, 32, 48, 64, 96, 128, 256, 512, 1024])
    expect(debArguments).toEqual(expect.arrayContaining(['--name', 'store-monitor', '--url', 'https://store-monitor.example']))
  })

  test('has a command that makes the same report as the program, even through a link', async () => {
    const report = await endOf(startProgram('report', sampleData, '--out', '-'))
    expect(report).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^store_id,/) })
    expect(await run(['report', sampleData, '--out', '-'])).toEqual(report)
  })

  test('reads a large workbook, for which it starts a thread', async () => {
    const polls = Array.from({ length: 5_000 }, (_, at) => [`store ${at}`, '2023-01-24 12:00:00 UTC', 'active'])
    const workbook = await writeXlsx({ sheets: [{ name: 'Polls', rows: [['store_id', 'timestamp_utc', 'status'], ...polls] }] })
    await withFolder({ 'polls.xlsx': workbook }, async (data) => {
      const { exitCode, stdout } = await run(['report', data, '--out', '-'])
      expect(exitCode).toBe(0)
      expect(stdout.match(/^store \d+,/gm)).toHaveLength(5_000)
    })
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
