import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { open, readdir, watch } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withFolder } from '../../support/data/folder'
import { programFolder } from '../../support/program/programFolder'
import { manyRows, pipeful, useStoppedPrograms } from '../../support/program/stopPrograms'

const { temporary, start, stopAt } = useStoppedPrograms()

const stopped = { end: 1, stderr: 'error: Cancelled.\n', leftovers: [] }

/** Resolves when an incomplete file appears in a folder. */
async function fileBegun(folder: string): Promise<void> {
  for await (const { filename } of watch(folder)) {
    if (filename?.endsWith('.part') === true) return
  }
}

test.for([
  { name: 'the report', command: (folder: string) => ['report', folder, '--out', join(folder, 'report.out')] },
  { name: 'the data issues', command: (folder: string) => ['issues', folder, '--out', join(folder, 'issues.out')] },
])('Ctrl+C while $name is being written leaves no part of the file', ({ command }) =>
  withFolder(manyRows, async (folder) => {
    const begun = fileBegun(folder)
    expect(await stopAt(start(...command(folder)), begun)).toEqual(stopped)
    expect((await readdir(folder)).toSorted()).toEqual(Object.keys(manyRows).toSorted())
  }),
)

test.for([
  { name: 'report --out -', command: (folder: string) => ['report', folder, '--out', '-'] },
  { name: 'issues', command: (folder: string) => ['issues', folder] },
  { name: 'issues --json', command: (folder: string) => ['issues', folder, '--json'] },
])('Ctrl+C ends $name while nobody reads its output', ({ command }) =>
  withFolder(pipeful, async (folder) => {
    const program = start(...command(folder))
    expect(await stopAt(program, once(program.stdout, 'readable'))).toEqual(stopped)
  }),
)

test('Ctrl+C ends a program that waits for a disk that does not answer', () =>
  withFolder({}, async (folder) => {
    const pipe = join(folder, 'pipe')
    execFileSync('mkfifo', [pipe])
    // Opens when the program reads from it, and sends nothing.
    const begun = open(pipe, 'w')
    const script = join(programFolder, 'test/support/program/waitForDisk.ts')
    const program = spawn(process.execPath, ['--import', 'tsx', script, pipe], { stdio: ['ignore', 'pipe', 'pipe'] })
    expect(await stopAt(program, begun)).toEqual({ end: 'SIGINT', stderr: '', leftovers: [] })
    await (await begun).close()
  }))

test.for([
  { command: 'report', end: 1 },
  { command: 'serve', end: 0 },
])('a second Ctrl+C, passed on by npm, does not interrupt the end of $command', ({ command, end }) =>
  withFolder(manyRows, async (folder) => {
    const options = command === 'serve' ? ['--port', '0', '--no-token'] : ['--out', join(folder, 'report.out')]
    const begun = watch(temporary())[Symbol.asyncIterator]().next()
    const program = start(command, folder, ...options)
    await begun
    setTimeout(() => program.kill('SIGINT'), 5)
    expect(await stopAt(program, Promise.resolve())).toMatchObject({ end, leftovers: [] })
  }),
)

test.for<NodeJS.Signals>(['SIGTERM', 'SIGHUP'])('%s ends the program like Ctrl+C', (signal) =>
  withFolder(pipeful, async (folder) => {
    const program = start('issues', folder)
    expect(await stopAt(program, once(program.stdout, 'readable'), signal)).toEqual(stopped)
  }),
)
