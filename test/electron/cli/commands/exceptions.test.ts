import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withFolder } from '../../../support/data/folder'
import { runProgram } from '../../../support/program/runProgram'

const polls = { 'polls.csv': 'store_id,status,timestamp_utc\n1,active,2023-01-24T12:00:00Z\n2,active,2023-01-24T12:00:00Z' }

/** The open hours of both stores in the last week. */
async function openHours(...args: readonly string[]): Promise<readonly string[]> {
  const ended = await runProgram('report', ...args, '--out', '-', '--columns', 'open_last_week')
  expect(ended).toMatchObject({ exitCode: 0 })
  return ended.stdout.split('\n').slice(1, 3).map((line) => line.split(',')[1] ?? '')
}

test('--exceptions adds the closures and special hours of a file outside the folder', () =>
  withFolder({ 'mine.csv': 'store_id,date,reason\n1,2023-01-20,Repair\n*,2023-01-21,Holiday', 'more.csv': 'store_id,start,end\n2,2023-01-19 10:00,2023-01-19 11:00' }, (outside) =>
    withFolder(polls, async (folder) => {
      const [mine, more] = [join(outside, 'mine.csv'), join(outside, 'more.csv')]
      expect(await openHours(folder)).toEqual(['168.00', '168.00'])
      expect(await openHours(folder, '--exceptions', mine, '--exceptions', more)).toEqual(['120.00', '143.00'])
      const page = (await runProgram('report', folder, '--html', '-', '--exceptions', mine)).stdout
      expect(page).toContain('72 h in 2 closures, of all 2 stores in the report')
      expect(page).toContain('<td><bdi>Closed on 2023-01-20</bdi></td><td><bdi>store 1</bdi></td><td><bdi>Repair</bdi></td>')
      const { stdout } = await runProgram('report', folder, '--json', '--exceptions', mine)
      expect(JSON.parse(stdout)).toMatchObject({ excluded: { hours: 72, closures: 2 } })
    }),
  ))

test.each([
  { name: 'a row that cannot be used', file: 'store_id,date\n1,2023-01-20\n1,soon', message: 'mine.csv, line 3: “soon”. This is not a date from 1970 to 2199; use a form such as 2024-12-25.' },
  { name: 'a store that is not in the folder', file: 'store_id,date\n3,2023-01-20', message: 'mine.csv, line 2: The folder has no store 3.' },
  { name: 'other columns', file: 'store_id,date,amount\n1,2023-01-20,3', message: 'mine.csv does not have the columns of exceptions: store_id, and either date or start and end. Others than those of the manual must not be there.' },
])('a file of exceptions with $name is refused', ({ file, message }) =>
  withFolder({ 'mine.csv': file }, (outside) =>
    withFolder(polls, async (folder) => {
      expect(await runProgram('report', folder, '--json', '--exceptions', join(outside, 'mine.csv'))).toMatchObject({ exitCode: 3, stdout: '', stderr: `error: ${message}\n` })
    }),
  ))

test('a closed day with special hours ends with exit code 3, names both rows, and --special-days decides', () =>
  withFolder({ ...polls, 'closures.csv': 'store_id,date,start_time_local,end_time_local\n*,2023-01-20,,\n1,2023-01-20,10:00,12:00' }, async (folder) => {
    expect(await runProgram('report', folder, '--json')).toMatchObject({
      exitCode: 3,
      stderr:
        'error: Store 1 is closed on 2023-01-20 (closures.csv, line 2), but also has special hours (closures.csv, line 3). ' +
        'Choose which of them count on such days. Use --special-days closed or hours.\n',
    })
    expect(await openHours(folder, '--special-days', 'hours')).toEqual(['146.00', '144.00'])
    expect(await openHours(folder, '--special-days', 'closed')).toEqual(['144.00', '144.00'])
  }))
