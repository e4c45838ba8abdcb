import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { withFolder } from '../../../support/data/folder'
import { endOf, startProgram } from '../../../support/program/runProgram'
import { withServed } from '../../../support/program/serveProcess'

// Business hours with other names, which are not read without being asked for, and no time zones.
const files = {
  'polls.csv': 'store_id,timestamp_utc,status\n1001,2023-01-25 12:00:00 UTC,active',
  'opening.csv': 'code,weekday name,from when,to when\n1001,Wednesday,08:00:00,20:00:00',
}
const zones = { 'zones.csv': 'store_id,timezone_str\n1001,Etc/UTC' }
const hours = { 'opening.csv': 'store_id,day,start_time_local,end_time_local\n1001,2,08:00:00,20:00:00' }

const run = (...words: readonly string[]) => endOf(startProgram(...words))

function noticesIn(stderr: string): readonly string[] {
  return stderr.split('\n').filter((line) => line.startsWith('notice: '))
}

describe('a folder without business hours and time zones', () => {
  test.for([
    { command: 'report', rest: ['--json'] },
    { command: 'inspect', rest: [] },
    { command: 'issues', rest: [] },
    { command: 'timeline', rest: ['1001'] },
  ])('has a notice for each on standard error, once, with $command', ({ command, rest }) =>
    withFolder(files, async (folder) => {
      const { exitCode, stderr } = await run(command, folder, ...rest)
      expect(exitCode).toBe(0)
      expect(stderr).toMatch(/^notice: No business hours were read\b.*\nnotice: No time zones were read\b.*\n$/)
    }),
  )

  test('has its notices in JSON and in the description', () =>
    withFolder({ 'polls.csv': files['polls.csv'] }, async (folder) => {
      for (const command of ['report', 'inspect']) {
        const { stdout, stderr } = await run(command, folder, '--json')
        const { notices }: { notices: readonly { readonly code: string; readonly text: string }[] } = JSON.parse(stdout)
        expect(notices.map(({ code }) => code)).toEqual(['business_hours_missing', 'timezones_missing'])
        expect(noticesIn(stderr)).toEqual(notices.map(({ text }) => `notice: ${text}`))
      }
      const { stdout, stderr } = await run('inspect', folder)
      expect(stdout).toContain('notices  2\n')
      expect(noticesIn(stdout)).toEqual(noticesIn(stderr))
    }))

  test('has its notices in the log of a server', () =>
    withFolder(files, (folder) =>
      withServed([folder, '--no-token'], async ({ stop }) => {
        const { log } = await stop('SIGINT')
        expect(noticesIn(log)).toHaveLength(2)
      }),
    ))
})

test('a folder with all tables has no notices', () =>
  withFolder({ ...files, ...zones, ...hours }, async (folder) => {
    expect(await run('report', folder, '--json', '--strict')).toMatchObject({ exitCode: 0, stderr: '' })
  }))

test('the options that a notice suggests work, and the notice is gone', () =>
  withFolder({ ...files, ...zones }, async (folder) => {
    const { stderr } = await run('inspect', folder)
    const [, suggestion] = / Suggestion: --map (\S+|'.*')\n/.exec(stderr) ?? []
    const option = suggestion?.replace(/^'(.*)'$/, '$1')
    expect(option).toMatch(/^business-hours=opening\.csv:/)
    expect(await run('inspect', folder, '--map', option ?? '')).toMatchObject({ exitCode: 0, stderr: '' })
  }))

test('--strict ends with exit code 3 after everything is written', () =>
  withFolder({ 'polls.csv': files['polls.csv'], ...zones }, async (folder) => {
    const out = join(folder, 'report.out')
    const { exitCode, stdout, stderr } = await run('report', folder, '--out', out, '--json', '--strict')
    expect({ exitCode, stderr }).toEqual({
      exitCode: 3,
      stderr: expect.stringMatching(/^notice: .+\nerror: There is 1 notice, and --strict makes that an error\. All outputs are written\.\n$/),
    })
    expect(JSON.parse(stdout)).toMatchObject({ stores: 1 })
    expect(await readFile(out, 'utf8')).toContain('\n1001,60.00,24.00,168.00,')
    for (const command of [['inspect'], ['issues'], ['timeline', '1001']]) {
      const [name = '', ...rest] = command
      expect(await run(name, folder, ...rest, '--strict')).toMatchObject({ exitCode: 3, stdout: expect.stringMatching(/\n$/) })
    }
  }))
