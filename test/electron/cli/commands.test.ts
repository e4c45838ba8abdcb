import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { withFolder } from '../../support/data/folder'
import { runProgram, startProgram } from '../../support/program/runProgram'
import { files } from '../../support/data/smallFolder'

describe('a command that fails prints one line and leaves no file', () => {
  interface Failure {
    readonly name: string
    readonly command: (folder: string) => readonly string[]
    readonly exitCode: 1 | 2 | 3
    readonly stderr: RegExp
  }

  test.for<Failure>([
    { name: 'no folder', command: () => ['inspect'], exitCode: 2, stderr: /missing required argument 'folder'/ },
    { name: 'no store', command: (folder) => ['timeline', folder], exitCode: 2, stderr: /missing required argument 'store'/ },
    { name: 'an unknown store', command: (folder) => ['timeline', folder, '42'], exitCode: 2, stderr: /Store 42 is not in the data\.$/ },
    { name: 'an invalid report time', command: (folder) => ['timeline', folder, '97', '--as-of', 'now'], exitCode: 2, stderr: /"now" is not a date and time/ },
    { name: '--json and --out', command: (folder) => ['issues', folder, '--json', '--out', join(folder, 'x')], exitCode: 2, stderr: /Use either --json or --out/ },
    {
      name: 'one file for two outputs',
      command: (folder) => ['report', folder, '--out', join(folder, 'x'), '--issues', `${folder}/./x`],
      exitCode: 2,
      stderr: /need different outputs/,
    },
    {
      name: 'one file for the report and the history',
      command: (folder) => ['report', folder, '--out', join(folder, 'x'), '--history', join(folder, 'x')],
      exitCode: 2,
      stderr: /--out and --history need different outputs/,
    },
    {
      name: 'standard output for two outputs',
      command: (folder) => ['report', folder, '--out', '-', '--json'],
      exitCode: 2,
      stderr: /--out and --json need different outputs/,
    },
    {
      name: 'an input file as output',
      command: (folder) => ['report', folder, '--out', `${folder}/../${basename(folder)}/polls.csv`],
      exitCode: 2,
      stderr: /--out would overwrite .+polls\.csv, which is an input file/,
    },
    {
      name: 'an input file as output of data issues',
      command: (folder) => ['issues', folder, '--out', join(folder, 'zones.csv')],
      exitCode: 2,
      stderr: /would overwrite .+zones\.csv/,
    },
    { name: '--json and --out of a timeline', command: (folder) => ['timeline', folder, '97', '--json', '--out', 'x'], exitCode: 2, stderr: /Use either --json or --out/ },
    { name: 'a folder that does not exist', command: (folder) => ['inspect', join(folder, 'missing')], exitCode: 3, stderr: /cannot be read/ },
    {
      name: 'a file that cannot be written',
      command: (folder) => ['issues', folder, '--out', join(folder, 'missing', 'x')],
      exitCode: 1,
      stderr: /could not be written/,
    },
  ])('$name', ({ command, exitCode, stderr }) =>
    withFolder(files, async (folder) => {
      const run = await runProgram(...command(folder))
      expect({ ...run, stderr: run.stderr.trimEnd() }).toEqual({ exitCode, stdout: '', stderr: expect.stringMatching(stderr) })
      expect(run.stderr).toMatch(/^error: .+\n$/)
      expect((await readdir(folder)).toSorted()).toEqual(Object.keys(files).toSorted())
    }),
  )
})

test('a pipe that is closed before anything is printed is not an error', async () => {
  const child = startProgram('report', '--help')
  const errors = text(child.stderr)
  child.stdout.destroy()
  const [exitCode] = await once(child, 'exit')
  expect({ exitCode, stderr: await errors }).toEqual({ exitCode: 0, stderr: '' })
})
