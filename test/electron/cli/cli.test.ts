import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { columnSets } from '../../../shared/report/columns'
import { Engine } from '../../../electron/engine/engine'
import { withFolder } from '../../support/data/folder'
import { zoneEdition } from '../../../electron/engine/time/zones'
import { programFolder } from '../../support/program/programFolder'
import { runProgram, withoutNotices, type ProgramRun } from '../../support/program/runProgram'
import { files } from '../../support/data/smallFolder'

const launcher = join(programFolder, 'electron/cli/launch.mjs')

/** Runs the script behind `npm run report -- …`. Notices are left out of standard error. */
async function report(...options: readonly string[]): Promise<ProgramRun> {
  const child = spawn(process.execPath, [launcher, 'report', ...options], { stdio: ['ignore', 'pipe', 'pipe'] })
  const [stdout, stderr, [exitCode]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  return { exitCode: Number(exitCode), stdout, stderr: withoutNotices(stderr) }
}

const quiet = { exitCode: 0, stdout: '', stderr: '' }

const standardReport = [
  'store_id,uptime_last_hour,uptime_last_day,uptime_last_week,downtime_last_hour,downtime_last_day,downtime_last_week',
  '0042,30.00,0.50,1.50,30.00,0.50,0.50',
  '97,60.00,24.00,168.00,0.00,0.00,0.00',
  'none,0.00,0.00,0.00,0.00,0.00,0.00',
  '',
].join('\n')

test('report writes a CSV file and prints nothing', () =>
  withFolder(files, async (folder) => {
    const out = join(folder, 'report.out')
    expect(await report(folder, '--out', out)).toEqual(quiet)
    expect(await readFile(out, 'utf8')).toBe(standardReport)
    expect((await readdir(folder)).toSorted()).toEqual(['hours.csv', 'menu.csv', 'polls.csv', 'report.out', 'zones.csv'])
  }))

test('--out - writes to standard output', () =>
  withFolder(files, async (folder) => {
    expect(await report(folder, '--out', '-')).toEqual({ ...quiet, stdout: standardReport })
  }))

test('--json prints one object on standard output, with or without a file', () =>
  withFolder(files, async (folder) => {
    const out = join(folder, 'report.out')
    const { exitCode, stdout, stderr } = await report(folder, '--json', '--out', out)
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
    const asItIs = { unusedColumns: [], readings: [] }
    const oneRow = { rowsRead: 1, rowsLoaded: 1, rowsDuplicate: 0, rowsRejected: 0, ...asItIs }
    expect(JSON.parse(stdout)).toEqual({
      asOf: '2023-01-24T12:00:00.000000Z',
      method: 'nearest',
      stores: 3,
      zoneEdition: zoneEdition().version,
      notices: [{ code: 'statuses_unknown', text: expect.any(String), proposal: null }],
      files: [
        { role: 'businessHours', path: join(folder, 'hours.csv'), ...oneRow, readings: [expect.stringContaining('Weekdays')] },
        { role: 'polls', path: join(folder, 'polls.csv'), rowsRead: 6, rowsLoaded: 4, rowsDuplicate: 1, rowsRejected: 1, ...asItIs },
        { role: 'timezones', path: join(folder, 'zones.csv'), rowsRead: 2, rowsLoaded: 2, rowsDuplicate: 0, rowsRejected: 0, ...asItIs },
      ],
    })
    expect(await readFile(out, 'utf8')).toBe(standardReport)
    expect(await report(folder, '--json')).toEqual({ exitCode: 0, stdout, stderr: '' })
  }))

test('--as-of, --method, --store and --columns change the report', () =>
  withFolder(files, async (folder) => {
    const out = join(folder, 'report.out')
    // The report time is 11:20 UTC, written in another zone. The store has been open since 11:00. With poll-count the first
    // poll of the hour decides 60 minutes, and each observation is an hour. At 04:45 UTC the store was closed.
    const options = ['--as-of', '2023-01-24T12:20:00+01:00', '--method', 'poll-count', '--store', '0042', '--columns', 'all']
    const { exitCode, stdout, stderr } = await report(folder, '--out', out, '--json', ...options)
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
    expect(JSON.parse(stdout)).toMatchObject({ asOf: '2023-01-24T11:20:00.000000Z', method: 'poll-count', stores: 1 })
    const [header, row, ...rest] = (await readFile(out, 'utf8')).split('\n')
    expect(rest).toEqual([''])
    expect(header).toBe(columnSets.standard.all.join(','))
    // The store is open for 20 minutes of the hour and the day. The week adds 100 minutes, from 11:20 to 13:00 on the
    // Tuesday before. Only time within an hour of 11:15 is covered: 20 of 20 minutes, and 20 of 120 minutes.
    expect(row).toBe(
      [
        '0042,60.00,1.00,1.00,0.00,0.00,0.00,100.00,100.00,100.00,20.00,0.33,2.00',
        // The last poll is 5 minutes old. A sixth of the week was seen, which is too little.
        '0,0,0,0.00,0.00,0.00,1.0000,1.0000,0.1667,1,active,America/Chicago,up,5.00,meets,meets,too_little_seen',
      ].join(','),
    )
  }))

test('--history keeps the reports of several runs', () =>
  withFolder(files, async (folder) => {
    const options = [folder, '--out', join(folder, 'report.out'), '--history', join(folder, 'kept', 'reports.duckdb')]
    expect(await report(...options)).toEqual(quiet)
    expect(await report(...options)).toEqual(quiet)
    expect(await readdir(join(folder, 'kept'))).toEqual(['reports.duckdb'])
  }))

test('a history that another program has open is an error that names the process', () =>
  withFolder(files, async (folder) => {
    const historyPath = join(folder, 'reports.duckdb')
    const engine = await Engine.open({ historyPath })
    expect(await report(folder, '--json', '--history', historyPath)).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: `error: The reports in ${historyPath} cannot be opened: another program has them open (process ${process.pid}).\n`,
    })
    await engine.close()
  }))

test('--help prints the options on standard output', async () => {
  const { exitCode, stdout, stderr } = await report('--help')
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
  for (const option of ['--out', '--as-of', '--method', '--store', '--columns', '--json', '--history']) {
    expect(stdout).toContain(option)
  }
})

test('a report on a time without polls is empty, and a note says why', () =>
  withFolder(files, async (folder) => {
    const out = join(folder, 'report.out')
    const { exitCode, stderr } = await report(folder, '--out', out, '--as-of', '2001-01-01T00:00:00Z')
    expect({ exitCode, stderr }).toEqual({
      exitCode: 0,
      stderr:
        'note: This report has no observations: there are no polls in the week that ends at 2001-01-01 00:00:00 UTC. The polls run from 2023-01-24 04:45:00 UTC to 2023-01-24 12:00:00 UTC.\n',
    })
  }))

describe('a run that fails prints one line, leaves no file and does not change the existing one', () => {
  interface Failure {
    readonly name: string
    readonly files?: Readonly<Record<string, string>>
    readonly options: (folder: string, out: string) => readonly string[]
    readonly exitCode: 1 | 2 | 3
    readonly stderr: (folder: string) => string
  }

  test.each<Failure>([
    {
      name: 'no folder',
      options: () => [],
      exitCode: 2,
      stderr: () => "error: missing required argument 'folder'",
    },
    {
      name: 'no output',
      options: (folder) => [folder],
      exitCode: 2,
      stderr: () => 'error: Choose at least one output: --out, --outages, --html or --json.',
    },
    {
      name: 'a misspelt option',
      options: (folder, out) => [folder, '--out', out, '--methd', 'nearest'],
      exitCode: 2,
      stderr: () => "error: unknown option '--methd' (Did you mean --method?)",
    },
    {
      name: 'an unknown method',
      options: (folder, out) => [folder, '--out', out, '--method', 'guess'],
      exitCode: 2,
      stderr: () =>
        "error: option '--method <method>' argument 'guess' is invalid. Allowed choices are nearest, poll-count.",
    },
    {
      name: 'a second folder',
      options: (folder, out) => [folder, folder, '--out', out],
      exitCode: 2,
      stderr: () => "error: too many arguments for 'report'. Expected 1 argument but got 2.",
    },
    {
      name: 'an invalid report time',
      options: (folder, out) => [folder, '--out', out, '--as-of', 'yesterday'],
      exitCode: 2,
      stderr: () => 'error: "yesterday" is not a date and time between 1970 and 2199, such as 2023-01-25T18:13:22Z.',
    },
    {
      name: 'an unknown store',
      options: (folder, out) => [folder, '--out', out, '--store', '42'],
      exitCode: 2,
      stderr: () => 'error: Store 42 is not in the data.',
    },
    {
      name: 'a window without an end',
      options: (folder, out) => [folder, '--out', out, '--from', '2023-01-24T10:00:00Z'],
      exitCode: 2,
      stderr: () => 'error: A custom period needs both --from and --to.',
    },
    {
      name: 'both a window and a report time',
      options: (folder, out) => [folder, '--out', out, '--as-of', '2023-01-24T12:00:00Z', '--to', '2023-01-24T12:00:00Z'],
      exitCode: 2,
      stderr: () => "error: option '--as-of <ISO>' cannot be used with option '--to <ISO>'",
    },
    {
      name: 'a history file that is a CSV file',
      options: (folder, out) => [folder, '--out', out, '--history', join(folder, 'polls.csv')],
      exitCode: 2,
      stderr: (folder) => `error: ${join(folder, 'polls.csv')} is not a DuckDB file.`,
    },
    {
      name: 'a history file that is a text file',
      files: { ...files, 'notes.txt': 'mine' },
      options: (folder, out) => [folder, '--out', out, '--history', join(folder, 'notes.txt')],
      exitCode: 2,
      stderr: (folder) => `error: ${join(folder, 'notes.txt')} is not a DuckDB file.`,
    },
    {
      name: 'a folder that does not exist',
      options: (folder, out) => [join(folder, 'missing'), '--out', out],
      exitCode: 3,
      stderr: (folder) =>
        `error: The folder ${join(folder, 'missing')} cannot be read: there is no such file or folder.`,
    },
    {
      name: 'a folder without polls',
      files: { 'zones.csv': files['zones.csv'] },
      options: (folder, out) => [folder, '--out', out, '--json'],
      exitCode: 3,
      stderr: (folder) =>
        `error: No CSV file in ${folder} has the columns of polls (store_id, timestamp_utc, status). Found: zones.csv.`,
    },
    {
      name: 'a file that cannot be written',
      options: (folder) => [folder, '--out', join(folder, 'missing', 'report.csv'), '--json'],
      exitCode: 1,
      stderr: (folder) =>
        `error: The file could not be written to ${join(folder, 'missing', 'report.csv')}: there is no such file or folder.`,
    },
  ])('$name', (failure) =>
    withFolder({ ...(failure.files ?? files), 'report.out': 'former' }, async (folder) => {
      const before = (await readdir(folder)).toSorted()
      const out = join(folder, 'report.out')
      expect(await runProgram('report', ...failure.options(folder, out))).toEqual({
        exitCode: failure.exitCode,
        stdout: '',
        stderr: `${failure.stderr(folder)}\n`,
      })
      expect((await readdir(folder)).toSorted()).toEqual(before)
      expect(await readFile(out, 'utf8')).toBe('former\n')
    }),
  )
})
