import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { open, readdir, watch } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withFolder } from '../../support/data/folder'
import { manyRows, pipeful, useStoppedPrograms } from '../../support/program/stopPrograms'
import { files as smallFiles } from '../../support/data/smallFolder'

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

test.for(['report', 'serve'])('Ctrl+C ends %s while it waits for a disk that does not answer', (command) =>
  withFolder(smallFiles, async (folder) => {
    const pipe = join(folder, 'reports.duckdb')
    execFileSync('mkfifo', [pipe])
    // Opens when the program reads from it, and sends nothing.
    const begun = open(pipe, 'w')
    const options = command === 'serve' ? ['--port', '0'] : ['--out', join(folder, 'report.out')]
    const end = await stopAt(start(command, folder, '--history', pipe, ...options), begun)
    expect(end).toEqual({ end: 'SIGINT', stderr: '', leftovers: [] })
    expect((await readdir(folder)).toSorted()).toEqual([...Object.keys(smallFiles), 'reports.duckdb'].toSorted())
    await (await begun).close()
  }),
)

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
