import { spawn, spawnSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { withFolder } from '../../support/data/folder'
import { files } from '../../support/data/smallFolder'
import { programFolder } from '../../support/program/programFolder'
import { endOf } from '../../support/program/runProgram'

const canTrace = process.platform === 'linux' && spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0
const needs = canTrace ? '' : ' (left out, because strace is not installed or may not be used)'

/** What a program tells the disk, in order, each without its numbers: `flush NAME` when that has ended, and `NAME to NAME`. */
async function traced(folder: string, ...command: readonly string[]): Promise<readonly string[]> {
  const log = join(folder, 'trace')
  const calls = 'trace=fsync,fdatasync,rename,renameat,renameat2'
  const environment = { ...process.env, STORE_MONITOR_DATA: join(folder, 'data') }
  const child = spawn('strace', ['-f', '-y', '-qq', '-e', calls, '-o', log, process.execPath, ...command], { cwd: programFolder, env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
  expect(await endOf(child)).toMatchObject({ exitCode: 0 })
  const unfinished = new Map<string, string>()
  return (await readFile(log, 'utf8')).split('\n').flatMap((line) => {
    const [, thread = '', call = ''] = /^(\d+) +(.*)/.exec(line) ?? []
    const [, flushed, end] = /^f(?:data)?sync\(\d+<(.*)>(\) += 0| <unfinished)/.exec(call) ?? []
    if (flushed !== undefined && end?.startsWith(')')) return [`flush ${basename(flushed)}`]
    if (flushed !== undefined) unfinished.set(thread, basename(flushed))
    if (/^<\.\.\. f(?:data)?sync resumed>\) += 0/.test(call)) return [`flush ${unfinished.get(thread)}`]
    const [, from, to] = /^rename.*"(.*)", .*"(.*)"/.exec(call) ?? []
    return from === undefined || to === undefined ? [] : [`${basename(from)} to ${basename(to)}`]
  })
}

/** The files that did not appear, or without being on the disk before, or without their folder being so afterwards. */
function unsafe(calls: readonly string[], folder: string, names: readonly string[]): readonly string[] {
  return names.filter((name) => {
    const renamed = calls.findIndex((call) => call.endsWith(`.part to ${name}`))
    const [part = ''] = (calls[renamed] ?? '').split(' to ')
    return renamed === -1 || !calls.slice(0, renamed).includes(`flush ${part}`) || !calls.slice(renamed + 1).includes(`flush ${folder}`)
  })
}

test.runIf(canTrace)(`report files are on the disk before they take their name, and then their folder is${needs}`, () =>
  withFolder(files, async (folder) => {
    const names = ['outages.csv', 'report.html', 'issues.csv', 'report.xlsx']
    const [outages = '', html = '', issues = '', out = ''] = names.map((name) => join(folder, name))
    const program = join(programFolder, 'out', 'main', 'cli.js')
    const calls = await traced(folder, program, 'report', folder, '--out', out, '--outages', outages, '--html', html, '--issues', issues)
    expect(unsafe(calls, basename(folder), names)).toEqual([])
  }),
)

test.runIf(canTrace)(`what the window keeps, and what it exports, is on the disk before it takes its name${needs}`, () =>
  withFolder(files, async (folder) => {
    const backend = join(programFolder, 'test', 'support', 'chaos', 'runBackend.mjs')
    const calls = await traced(folder, backend, folder, join(folder, 'data'), 'once')
    expect(unsafe(calls, 'data', ['preferences.json', 'preferences.json.bak', 'recent-folders.json', 'export.csv'])).toEqual([])
  }),
)
