import { execFileSync, spawnSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { completionModel } from '../../../electron/cli/completion/completionModel'
import { createProgram } from '../../../electron/cli/program'
import { withFolder } from '../../support/data/folder'
import { programFolder } from '../../support/program/programFolder'
import { printedBy } from '../../support/program/runProgram'

const commands = completionModel(createProgram(programFolder))
const names = commands.map(({ name }) => name)

/** The long names of all options in the help of a command. */
async function optionsInHelp(command: string): Promise<readonly string[]> {
  return [...(await printedBy(command, '--help')).matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map(([, option = '']) => option)
}

const hasShell = (shell: string): boolean => spawnSync(shell, ['-c', 'true']).status === 0

test('the model has every command and every option of the help', async () => {
  expect(names).toEqual(expect.arrayContaining(['report', 'inspect', 'issues', 'timeline', 'serve', 'completion']))
  for (const { name, options } of commands) {
    expect(options.map((option) => option.name)).toEqual(await optionsInHelp(name))
  }
})

test('an unknown shell is refused', async () => {
  await expect(printedBy('completion', 'tcsh')).rejects.toThrow('Allowed choices are bash, zsh, fish')
})

describe.runIf(hasShell('bash'))('bash', () => {
  let script: string
  beforeAll(async () => {
    script = await printedBy('completion', 'bash')
  })

  /** The words that bash offers for the last of the given words, which are split as bash splits them. */
  function offered(words: readonly string[], folder = '.'): readonly string[] {
    const complete = `${script}
      COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
      _store_monitor
      printf '%s\\n' "\${COMPREPLY[@]}"`
    const printed = execFileSync('bash', ['--norc', '-c', complete, 'bash', 'store-monitor', ...words], {
      cwd: folder,
      encoding: 'utf8',
    })
    return printed.split('\n').filter((word) => word !== '')
  }

  test('offers every command, or those that begin with the typed text', () => {
    expect(offered([''])).toEqual(names)
    expect(offered(['i'])).toEqual(['inspect', 'issues'])
  })

  test.for(commands)('offers every option of $name', ({ name, options }) => {
    expect(offered([name, '-'])).toEqual(options.map((option) => option.name))
  })

  test('offers the values of an option', () => {
    expect(offered(['report', 'polls', '--method', ''])).toEqual(['nearest', 'poll-count'])
    expect(offered(['report', '--format', 'x'])).toEqual(['xlsx'])
    expect(offered(['completion', ''])).toEqual(['bash', 'zsh', 'fish'])
    expect(offered(['report', '--as-of', ''])).toEqual([])
    // The words of `--method=p` and `--map polls=` in bash.
    expect(offered(['report', '--method', '=', 'p'])).toEqual(['poll-count'])
    expect(offered(['report', '--method', '='])).toEqual(['nearest', 'poll-count'])
    expect(offered(['report', '--map', 'polls', '='])).toEqual([])
    expect(offered(['elsewhere', ''])).toEqual([])
  })

  test('offers folders for a folder and files for a file, even if they have strange names', () =>
    withFolder({ 'a file.csv': 'x', '*.csv': 'x' }, async (folder) => {
      await mkdir(join(folder, 'a folder'))
      await writeFile(join(folder, '$(touch it)'), '')
      expect(offered(['report', ''], folder)).toEqual(['a folder'])
      expect(offered(['timeline', ''], folder)).toEqual(['a folder'])
      expect(offered(['timeline', 'a folder', ''], folder)).toEqual([])
      expect(offered(['report', '--out', ''], folder).toSorted()).toEqual(['$(touch it)', '*.csv', 'a file.csv', 'a folder'])
      expect(offered(['report', '--out', '=', 'a'], folder).toSorted()).toEqual(['a file.csv', 'a folder'])
      // bash splits words at colons and equals signs.
      const asOf = ['2023-01-24T12', ':', '00', ':', '00Z']
      expect(offered(['report', '--as-of', ...asOf, ''], folder)).toEqual(['a folder'])
      expect(offered(['report', '--map', 'polls', '=', 'x.csv', ''], folder)).toEqual(['a folder'])
      expect(offered(['report', '--json', 'polls', ''], folder)).toEqual([])
    }))

  test('is registered for the program', () => {
    const registered = execFileSync('bash', ['--norc', '-c', `${script}\ncomplete -p store-monitor`], { encoding: 'utf8' })
    expect(registered).toBe('complete -F _store_monitor store-monitor\n')
  })
})

test.runIf(hasShell('zsh'))('zsh loads its script', async () => {
  const load = `autoload -U compinit\ncompinit -D\n${await printedBy('completion', 'zsh')}\nprint $_comps[store-monitor]`
  expect(execFileSync('zsh', ['-f', '-c', load], { encoding: 'utf8' })).toBe('_store_monitor\n')
})

test.runIf(hasShell('fish'))('fish offers commands, options and choices', async () => {
  const script = await printedBy('completion', 'fish')
  const offered = (line: string): readonly string[] =>
    execFileSync('fish', ['--no-config', '-c', `${script}\ncomplete -C '${line}'`], { encoding: 'utf8' })
      .trimEnd()
      .split('\n')
      .map((word) => word.split('\t')[0] ?? '')
  expect(offered('store-monitor ').toSorted()).toEqual(names.toSorted())
  for (const { name, options } of commands) {
    expect(offered(`store-monitor ${name} --`)).toEqual(expect.arrayContaining(options.map((option) => option.name)))
  }
  expect(offered('store-monitor report --method ').toSorted()).toEqual(['nearest', 'poll-count'])
})
