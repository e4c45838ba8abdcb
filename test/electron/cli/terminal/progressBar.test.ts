import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { progressLine } from '../../../../electron/cli/terminal/progressBar'
import { withFolder } from '../../../support/data/folder'
import { programFolder } from '../../../support/program/programFolder'

test.for([
  { fraction: 0, columns: 80, line: '[........................] Reading the polls' },
  { fraction: 0.5, columns: 80, line: '[############............] Reading the polls' },
  { fraction: 1, columns: 44, line: '[########################] Reading the pol…' },
  { fraction: 1, columns: 45, line: '[########################] Reading the polls' },
  { fraction: 1, columns: 10, line: '[#######…' },
])('the bar of $fraction on $columns columns', ({ fraction, columns, line }) => {
  expect(progressLine({ step: 'Reading the polls', fraction }, columns, 7)).toBe(line)
  expect(line.length).toBeLessThan(columns)
})

test('a block moves to and fro while the progress is unknown', () => {
  const lines = Array.from({ length: 11 }, (_, turn) => progressLine({ step: '', fraction: null }, 80, turn))
  expect(lines).toEqual([
    '[####....................] ',
    '[....####................] ',
    '[........####............] ',
    '[............####........] ',
    '[................####....] ',
    '[....................####] ',
    '[................####....] ',
    '[............####........] ',
    '[........####............] ',
    '[....####................] ',
    '[####....................] ',
  ])
})

const polls = {
  'polls.csv': `store_id,timestamp_utc,status\n${'0,2023-01-24 12:00:00 UTC,active\n'.repeat(400_000)}`,
  'hours.csv': 'store_id,day,start_time_local,end_time_local\n0,0,00:00,00:00',
  'zones.csv': 'store_id,timezone_str\n0,America/Chicago',
}
/** Whether the `script` of util-linux is installed, which runs a command on a separate terminal. */
const hasTerminals = process.platform === 'linux' && spawnSync('script', ['-qec', 'true', '/dev/null']).status === 0

function startOnTerminal(before: string, ...programArguments: readonly string[]) {
  const words = [process.execPath, join(programFolder, 'out', 'main', 'cli.js'), ...programArguments]
  // `exec`, because the shell would otherwise take Ctrl+C itself and return its own exit code.
  const command = `${before} exec ${words.map((word) => `'${word}'`).join(' ')}`
  const environment = { ...process.env, SHELL: '/bin/sh' }
  const terminal = spawn('script', ['-qec', command, '/dev/null'], { env: environment, stdio: ['pipe', 'pipe', 'pipe'] })
  terminal.stdout.setEncoding('utf8')
  return terminal
}

describe.runIf(hasTerminals)('on a terminal', () => {
  test('the bar is drawn on one line and cleared before the output', () =>
    withFolder(polls, async (folder) => {
      const terminal = startOnTerminal('stty columns 30;', 'inspect', folder, '--json')
      const shown = (await terminal.stdout.toArray()).join('')
      const clear = '\r\u001B[K'
      const [first = '', ...drawings] = shown.split(clear)
      const printed = drawings.pop() ?? ''
      expect(first).toBe('')
      expect(drawings.length).toBeGreaterThan(2)
      for (const drawing of drawings) expect(drawing).toMatch(/^\[[#.]{24}\][^\n]{0,3}$/)
      expect(JSON.parse(printed)).toMatchObject({ folder, stores: 1 })
    }))

  test('a terminal that does not know its width gets a bar for 80 columns', () =>
    withFolder(polls, async (folder) => {
      const terminal = startOnTerminal('stty columns 0;', 'issues', folder)
      expect((await terminal.stdout.toArray()).join('')).toContain('] Reading polls\r')
    }))

  test.for(['report', 'inspect', 'issues', 'timeline'])('Ctrl+C ends %s while it loads, and clears the bar', (command) =>
    withFolder(polls, async (folder) => {
      const options = { report: ['--out', '-'], timeline: ['0'] }[command] ?? []
      const terminal = startOnTerminal('', command, folder, ...options)
      let shown = ''
      terminal.stdout.on('data', (text: string) => {
        shown += text
      })
      while (!shown.includes('[')) await once(terminal.stdout, 'data')
      terminal.stdin.write('\u0003')
      const [exitCode] = await once(terminal, 'close')
      expect(exitCode).toBe(1)
      expect(shown.endsWith('\r\u001B[Kerror: Cancelled.\r\n')).toBe(true)
    }),
  )

  test('a terminal that cannot clear a line shows no bar', () =>
    withFolder(polls, async (folder) => {
      const terminal = startOnTerminal('TERM=dumb', 'issues', folder)
      expect((await terminal.stdout.toArray()).join('')).toBe('No data issues.\r\n')
    }))
})
