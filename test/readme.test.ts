import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { programFolder } from './support/program/programFolder'
import { runProgram } from './support/program/runProgram'

const sampleData = join(programFolder, 'resources', 'sample-data')
const readme = readFileSync(join(programFolder, 'README.md'), 'utf8')
const { scripts }: { scripts: Readonly<Record<string, string>> } = JSON.parse(
  readFileSync(join(programFolder, 'package.json'), 'utf8'),
)

/** The lines of all code blocks, whatever their language. */
const codeLines = [...readme.matchAll(/^```\w*\n(.*?)^```$/gms)].flatMap(([, code = '']) => code.trimEnd().split('\n'))
const documented = codeLines.concat([...readme.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code))

interface Call {
  readonly command: string
  readonly options: readonly string[]
}

function optionsIn(text: string): readonly string[] {
  return [...text.matchAll(/(?:^|[\s(`])(--[a-z][a-z-]*)/g)].map(([, option = '']) => option)
}

/** Calls of the program, by npm or by Node: `npm run report -- …`, `node out/main/cli.js report …`. */
function callsIn(text: string): readonly Call[] {
  const pattern = /(?:npm run (?:--silent )?|out\/main\/cli\.js |^store-monitor )([a-z][a-z:-]*)(.*)/
  const [, command, rest = ''] = pattern.exec(text) ?? []
  return command === undefined ? [] : [{ command, options: optionsIn(rest.replace(/^ -- /, ' ')) }]
}

/** The options that tables document, each as an option of the command that was called last before the table. */
function tableCalls(): readonly Call[] {
  let command = ''
  return readme.split('\n').flatMap((line) => {
    const [call] = line.startsWith('|') ? [] : callsIn(line)
    command = call?.command ?? command
    const [, firstCell = ''] = /^\| (`.+?`) \| /.exec(line) ?? []
    const options = optionsIn(firstCell)
    return options.length === 0 ? [] : [{ command, options }]
  })
}

const calls = [...documented.flatMap(callsIn), ...tableCalls()]

function documentedOptions(command: string): readonly string[] {
  return calls.filter((call) => call.command === command).flatMap(({ options }) => options)
}

describe('what the README tells to type', () => {
  test('is found by this test', () => {
    expect(codeLines).toContain('npm ci && npm test')
    expect(documentedOptions('report')).toEqual(expect.arrayContaining(['--out', '--as-of', '--columns', '--json']))
    expect(documentedOptions('serve')).toEqual(expect.arrayContaining(['--no-token', '--port', '--history']))
  })

  test('npm scripts are there', () => {
    const names = documented.flatMap((line) =>
      [...line.matchAll(/\bnpm (?:run )?(?:--silent )?([a-z][a-z:-]*)/g)].map(([, name = '']) => name),
    )
    const ofNpm = new Set(['ci', 'link', 'run'])
    expect(names.filter((name) => !ofNpm.has(name) && !(name in scripts))).toEqual([])
  })

  const commands = [...new Set(calls.map(({ command }) => command))].filter(
    (command) => scripts[command] === undefined || scripts[command].includes('launch.mjs'),
  )

  test.for(commands)('%s has every option that is documented', async (command) => {
    const { stdout } = await runProgram(command, '--help')
    expect(stdout).toContain(`Usage: store-monitor ${command} `)
    const known = new Set(optionsIn(stdout))
    expect(documentedOptions(command).filter((option) => !known.has(option))).toEqual([])
  })
})

function named(text: string): readonly string[] {
  return [...text.matchAll(/`(\w+)`/g)].map(([, name = '']) => name)
}

test.for(['inspect', 'issues', 'timeline'])('the keys of the JSON of %s are those that are printed', async (command) => {
  const [, told = ''] = new RegExp(`^\\| \`${command}\` \\| .* \\| (.+) \\|$`, 'm').exec(readme) ?? []
  const [keys = '', keysOfEach = ''] = told.split(', each with ')
  const { stdout } = await runProgram(command, sampleData, ...(command === 'timeline' ? ['2133358211922467692'] : []), '--json')
  const printed: Readonly<Record<string, unknown>> = JSON.parse(stdout)
  expect(named(keys).toSorted()).toEqual(Object.keys(printed).toSorted())
  if (command !== 'issues') return
  const { issues }: { issues: readonly [object] } = JSON.parse(stdout)
  expect(named(keysOfEach)).toEqual(Object.keys(issues[0]))
})
