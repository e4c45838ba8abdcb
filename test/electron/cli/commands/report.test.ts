import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withFolder } from '../../../support/data/folder'
import { runProgram } from '../../../support/program/runProgram'
import { files } from '../../../support/data/smallFolder'

// 0042 is down from 11:30, half-way between its polls at 11:15 and 11:45, until the report time, 12:00.
// The store never closes, and its last poll is 15 minutes old.
const outages = `store_id,start_utc,end_utc,start_local,end_local,timezone,open_hours,is_ongoing,open_start_utc,open_end_utc,open_start_local,open_end_local,begins,ends,last_active_before_utc,first_inactive_utc,last_inactive_utc,first_active_after_utc
0042,2023-01-24T11:30:00.000000Z,2023-01-24T12:00:00.000000Z,2023-01-24T05:30:00.000000-06:00,2023-01-24T06:00:00.000000-06:00,America/Chicago,0.500000,true,2023-01-24T11:30:00.000000Z,2023-01-24T12:00:00.000000Z,2023-01-24T05:30:00.000000-06:00,2023-01-24T06:00:00.000000-06:00,between_polls,still_down,2023-01-24T11:15:00.000000Z,2023-01-24T11:45:00.000000Z,2023-01-24T11:45:00.000000Z,
`

test('outages are written to a file, with or without the report', () =>
  withFolder(files, (folder) =>
    withFolder({}, async (outFolder) => {
      const path = join(outFolder, 'outages.csv')
      const ended = await runProgram('report', folder, '--out', join(outFolder, 'report.csv'), '--outages', path)
      expect(ended).toMatchObject({ exitCode: 0, stdout: '', stderr: '' })
      expect((await readdir(outFolder)).toSorted()).toEqual(['outages.csv', 'report.csv'])
      expect(await readFile(path, 'utf8')).toBe(outages)
      expect(await runProgram('report', folder, '--outages', '-', '--store', '0042')).toMatchObject({
        exitCode: 0,
        stdout: outages,
      })
    }),
  ))

test('outages and report need different outputs', () =>
  withFolder(files, async (folder) => {
    expect(await runProgram('report', folder, '--out', '-', '--outages', '-')).toMatchObject({
      exitCode: 2,
      stdout: '',
      stderr: 'error: --out and --outages need different outputs.\n',
    })
  }))

function withoutCreated(text: string): string {
  return text.replace(/<dt>Created.*/, '')
}

test('the report is written as a page to a file or to standard output', () =>
  withFolder(files, (folder) =>
    withFolder({}, async (outFolder) => {
      const path = join(outFolder, 'report.html')
      expect(await runProgram('report', folder, '--html', path)).toMatchObject({ exitCode: 0, stdout: '', stderr: '' })
      expect(await readdir(outFolder)).toEqual(['report.html'])
      const page = withoutCreated(await readFile(path, 'utf8'))
      const printed = await runProgram('report', folder, '--html', '-')
      expect(withoutCreated(printed.stdout)).toBe(page)
      expect(page).toMatch(/^<!doctype html>\n[^]*<\/html>\n$/)
      // Only 0042 was down in the whole fleet, for half an hour.
      expect(page).toContain('<dt>Downtime, last week</dt><dd>0.50 h</dd>')
    }),
  ))

test('the goal of the options judges the stores', () =>
  withFolder(files, async (folder) => {
    const verdictsOf = async (...options: readonly string[]): Promise<readonly (string | undefined)[]> => {
      const { stdout } = await runProgram('report', folder, '--out', '-', '--columns', 'all', ...options)
      const [header = '', ...lines] = stdout.trim().split('\n')
      const [hour, week] = ['verdict_last_hour', 'verdict_last_week'].map((name) => header.split(',').indexOf(name))
      const values = lines.find((line) => line.startsWith('0042,'))?.split(',') ?? []
      return [values[hour ?? 0], values[week ?? 0]]
    }
    // In the last hour the store was seen all the time, and up for half of it. In the week it was seen for one of two open
    // hours, and up for 1.5 of them, 75 %.
    expect(await verdictsOf()).toEqual(['misses', 'misses'])
    expect(await verdictsOf('--least-coverage', '50.01')).toEqual(['misses', 'too_little_seen'])
    // Half of the time is allowed. The hour used all of it, and the week half.
    expect(await verdictsOf('--goal', '50')).toEqual(['little_left', 'meets'])
    expect(await verdictsOf('--goal', '50', '--low-budget', '49.9')).toEqual(['little_left', 'little_left'])
    expect(await verdictsOf('--goal', '50', '--low-budget', '100')).toEqual(['meets', 'meets'])
    for (const percent of ['-1', '100.01', 'high', '1e1', '']) {
      expect(await runProgram('report', folder, '--out', '-', `--goal=${percent}`)).toMatchObject({
        exitCode: 2,
        stderr: `error: option '--goal <percent>' argument '${percent}' is invalid. It must be a number from 0 to 100.\n`,
      })
    }
  }))
