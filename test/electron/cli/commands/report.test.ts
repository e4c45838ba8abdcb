import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withFolder } from '../../../support/data/folder'
import { runProgram } from '../../../support/program/runProgram'
import { files } from '../../../support/data/smallFolder'

// 0042 is down from 11:30, half-way between its polls at 11:15 and 11:45, until the report time, 12:00.
const outages = `store_id,start_utc,end_utc,start_local,end_local,timezone,open_hours,is_ongoing
0042,2023-01-24T11:30:00.000000Z,2023-01-24T12:00:00.000000Z,2023-01-24T05:30:00.000000-06:00,2023-01-24T06:00:00.000000-06:00,America/Chicago,0.500000,true
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
      // In the whole fleet, only 0042 was down, for half an hour.
      expect(page).toContain('<dt>Downtime, last week</dt><dd>0.50 h</dd>')
    }),
  ))
