import { execFile } from 'node:child_process'
import { mkdir, readFile, symlink } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { exitCodes } from '../../../electron/cli/terminal/exitCodes'
import { createProgram } from '../../../electron/cli/program'
import { withFolder } from '../../support/data/folder'
import { zoneEdition } from '../../../electron/engine/time/zones'
import { programFolder } from '../../support/program/programFolder'
import { printedBy, runProgram, withoutNotices } from '../../support/program/runProgram'

const commands = createProgram(programFolder).commands.map((command) => command.name())

function examplesIn(help: string): readonly string[] {
  return [...help.matchAll(/^ {2}\$ (.+)$/gm)].map(([, example = '']) => example)
}

test.for(commands)('%s --help has examples, on lines of 80 columns', async (command) => {
  const help = await printedBy(command, '--help')
  expect(help).toContain(`Usage: store-monitor ${command}`)
  expect(help).toContain(`\nExamples:\n  $ store-monitor ${command}`)
  expect(help.split('\n').filter((line) => line.length > 80)).toEqual([])
  expect(await printedBy('help', command)).toBe(help)
})

test('the help lists the exit codes that scripts can rely on', async () => {
  const help = await printedBy('--help')
  const listed = /^Exit codes: (.+)\.$/m.exec(help)?.[1] ?? ''
  const codes = listed.split(', ').map((meaning) => Number.parseInt(meaning, 10))
  expect(codes.toSorted((left, right) => left - right)).toEqual(Object.values(exitCodes).toSorted((left, right) => left - right))
  expect(help.split('\n').filter((line) => line.length > 80)).toEqual([])
  expect(await printedBy('help')).toBe(help)
})

test('--version prints the version of the package and the edition of the time zones', async () => {
  const { version }: { version: string } = JSON.parse(await readFile(join(programFolder, 'package.json'), 'utf8'))
  expect(await printedBy('--version')).toBe(`${version} (time zones: IANA ${zoneEdition().version})\n`)
})

/** The commands that end by themselves. */
const finite = commands.filter((command) => command !== 'serve' && command !== 'window')

// These examples run until they are stopped, or need a shell that may be missing.
const cannotRun = / --watch$|completion fish/

describe.skipIf(process.platform === 'win32')('the examples of the help work on a folder named polls', () => {
  test.for(finite)('%s', async (command) => {
    await withFolder({}, async (folder) => {
      await mkdir(join(folder, 'bin'))
      await symlink(join(programFolder, 'out', 'main', 'cli.js'), join(folder, 'bin', 'store-monitor'))
      await symlink(join(programFolder, 'resources', 'sample-data'), join(folder, 'polls'))
      const env = { ...process.env, HOME: folder, PATH: [join(folder, 'bin'), process.env['PATH']].join(delimiter) }
      const examples = examplesIn(await printedBy(command, '--help')).filter((example) => !cannotRun.test(example))
      expect(examples).not.toEqual([])
      for (const example of examples) {
        const { stderr } = await promisify(execFile)('sh', ['-c', example], { cwd: folder, env })
        expect({ example, stderr: withoutNotices(stderr) }).toEqual({ example, stderr: '' })
      }
    })
  })
})

test.for<{ name: string; words: readonly string[]; stderr: string }>([
  { name: 'no command', words: [], stderr: `Name a command: ${commands.join(', ')}.` },
  {
    name: 'help for an unknown command',
    words: ['help', 'repot'],
    stderr: `command-argument value 'repot' is invalid for argument 'command'. Allowed choices are ${commands.join(', ')}.`,
  },
  { name: 'a misspelt command', words: ['repot'], stderr: "unknown command 'repot' (Did you mean report?)" },
  // An empty value usually comes from a variable that is not set. It must not mean the current folder.
  { name: 'an empty folder', words: ['inspect', ''], stderr: "argument 'folder' is empty" },
  { name: 'an empty store', words: ['timeline', 'polls', ''], stderr: "argument 'store' is empty" },
  { name: 'an empty file', words: ['report', 'polls', '--out', ''], stderr: "option '--out <file>' is empty" },
  {
    name: 'one empty value of several',
    words: ['report', 'polls', '--json', '--store', '7', '--store', ''],
    stderr: "option '--store <id>' is empty",
  },
])('$name is wrong usage, with one line on standard error', async ({ words, stderr }) => {
  expect(await runProgram(...words)).toEqual({ exitCode: 2, stdout: '', stderr: `error: ${stderr}\n` })
})
