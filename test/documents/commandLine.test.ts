import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createProgram } from '../../electron/cli/program'
import { withFolder } from '../support/data/folder'
import { codeIn, documentPaths, namesIn, readDocument, tableRows } from '../support/documents/documents'
import { programFolder } from '../support/program/programFolder'
import { runProgram } from '../support/program/runProgram'
import { startServing } from '../support/program/serveProcess'

const sampleData = join(programFolder, 'resources', 'sample-data')
const store = '2133358211922467692'
const manual = readDocument('resources/docs/manual.md')
const handbook = readDocument('resources/docs/server.md')

const program = createProgram(programFolder)
const commands = new Map(program.commands.map((command) => [command.name(), command]))
const { scripts }: { scripts: Readonly<Record<string, string>> } = JSON.parse(
  readFileSync(join(programFolder, 'package.json'), 'utf8'),
)

function optionsIn(text: string): readonly string[] {
  return [...text.matchAll(/(?:^|[\s(`])(--[a-z][a-z-]*)/g)].map(([, option = '']) => option)
}

/** The options that a command takes, without `--help`, which every command has. */
function optionsOf(name: string): readonly string[] {
  return (commands.get(name)?.options ?? []).flatMap(({ long }) => (typeof long === 'string' ? [long] : []))
}

/** The calls of the program in a line: `npm run report -- …`, `node out/main/cli.js report …`, `store-monitor report …`. */
function callIn(line: string): { readonly command: string; readonly options: readonly string[] } | null {
  const pattern = /(?:npm run (?:--silent )?|out\/main\/cli\.js |^store-monitor )([a-z][a-z:-]*)(.*)/
  const [, command, rest = ''] = pattern.exec(line) ?? []
  return command === undefined || !commands.has(command) ? null : { command, options: optionsIn(rest.replace(/^ -- /, ' ')) }
}

const code = documentPaths.flatMap((path) => codeIn(readDocument(path)))
const calls = code.flatMap((line) => callIn(line) ?? [])

describe('the commands in the documents', () => {
  test('are found by this test', () => {
    expect(code).toContain('npm ci && npm test')
    expect(calls.map(({ command }) => command)).toEqual(expect.arrayContaining(['report', 'serve', 'inspect', 'issues', 'timeline']))
  })

  test('have only options that the command takes', () => {
    const unknown = calls.flatMap(({ command, options }) =>
      options.filter((option) => !optionsOf(command).includes(option)).map((option) => `${command} ${option}`),
    )
    expect(unknown).toEqual([])
  })

  test('are npm scripts if npm runs them', () => {
    const names = code.flatMap((line) =>
      [...line.matchAll(/\bnpm (?:run )?(?:--silent )?([a-z][a-z:-]*)/g)].map(([, name = '']) => name),
    )
    const commandsOfNpm = new Set(['ci', 'link', 'run', 'version'])
    expect(names.filter((name) => !commandsOfNpm.has(name) && !(name in scripts))).toEqual([])
  })

  test('are exactly those in the table of the manual', () => {
    const documented = tableRows(manual, 'Command line').map(([first = '']) => namesIn(first).join())
    expect(documented).toEqual([...commands.keys()])
  })
})

test.for([
  ['report', manual],
  ['inspect', manual],
  ['issues', manual],
  ['timeline', manual],
  ['serve', handbook],
] as const)('the table of %s has exactly the options of the command', ([command, page]) => {
  const documented = tableRows(page, `\`${command}\``).flatMap(([first = '']) => optionsIn(first))
  expect(documented.toSorted()).toEqual(optionsOf(command).toSorted())
})

test('a command without a table of options does not have options', () => {
  const withTable = new Set(['report', 'inspect', 'issues', 'timeline', 'serve'])
  const others = [...commands.keys()].filter((name) => !withTable.has(name))
  expect(others.flatMap(optionsOf)).toEqual([])
  expect(program.options.map(({ long }) => long)).toEqual(optionsIn(manual).filter((option) => option === '--version'))
})

describe('the keys of the JSON in the manual are those that are printed', () => {
  const rows = new Map(tableRows(manual, 'Keys of the JSON').map(([command = '', ...cells]) => [namesIn(command).join(), cells]))
  const window = ['--from', '2023-03-10T00:00:00Z', '--to', '2023-03-11T00:00:00Z']

  test('for every command that prints one object', () => {
    const printing = [...commands.keys()].filter((name) => optionsOf(name).includes('--json'))
    expect([...rows.keys(), 'serve'].toSorted()).toEqual(printing.toSorted())
  })

  test.for([
    { command: 'report', words: window, list: 'files' },
    { command: 'inspect', words: [], list: 'files' },
    { command: 'issues', words: [], list: 'issues' },
    { command: 'timeline', words: [store], list: null },
  ] as const)('by $command', async ({ command, words, list }) => {
    const [keys = '', keysOfEach = ''] = rows.get(command) ?? []
    const { stdout } = await runProgram(command, sampleData, ...words, '--json')
    const printed: Readonly<Record<string, readonly object[]>> = JSON.parse(stdout)
    expect(namesIn(keys).toSorted()).toEqual(Object.keys(printed).toSorted())
    const first = list === null ? {} : printed[list]?.[0]
    expect(namesIn(keysOfEach)).toEqual(Object.keys(first ?? {}))
  })

  test('by serve, in the handbook', async () => {
    const [, meaning = ''] = tableRows(handbook, '`serve`').find(([first]) => first === '`--json`') ?? []
    const child = startServing([sampleData, '--no-token', '--port', '0', '--json'])
    try {
      const [line] = await once(child.stdout.setEncoding('utf8'), 'data')
      const printed: Readonly<Record<string, unknown>> = JSON.parse(String(line))
      expect([...new Set(namesIn(meaning))].toSorted()).toEqual(Object.keys(printed).toSorted())
    } finally {
      if (child.kill()) await once(child, 'exit')
    }
  })
})

async function exitCodeOf(...words: readonly string[]): Promise<number> {
  return (await runProgram(...words)).exitCode
}

test('the exit codes in the manual are those of the program', () =>
  withFolder({ 'hours.csv': 'store_id,day,start_time_local,end_time_local\n1,0,09:00,17:00' }, async (folder) => {
    const ends = {
      done: await exitCodeOf('report', sampleData, '--out', '-'),
      'any other error': await exitCodeOf('report', sampleData, '--out', join(folder, 'missing', 'report.csv')),
      'wrong usage': await exitCodeOf('report', sampleData, '--no-such-option'),
      'the data cannot be used, or there are notices with `--strict`': await exitCodeOf('report', folder, '--out', '-'),
      '`serve --require-history` cannot open its history': await exitCodeOf('serve', sampleData, '--history', folder, '--require-history'),
    }
    const documented = tableRows(manual, 'Exit codes').map(([name = '', meaning = '']) => [meaning, Number(namesIn(name).join())])
    expect(Object.fromEntries(documented)).toEqual(ends)
  }))
