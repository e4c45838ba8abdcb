import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { withFolder } from '../../../support/data/folder'
import { printedBy, runProgram, startProgram, withoutNotices } from '../../../support/program/runProgram'
import { files } from '../../../support/data/smallFolder'

const foundIssues = [
  {
    file: 'menu.csv',
    line: 1,
    column: '',
    value: 'dish,price',
    code: 'file_unrecognised',
    reason: 'The header does not match polls, business hours or timezones, so the file was not read; correct the header if it should be.',
    outcome: 'ignored',
  },
  {
    file: 'polls.csv',
    line: 4,
    column: 'status',
    value: '=sleep(1)',
    code: 'status_unknown',
    reason: 'The meaning of this status is not known; use active or inactive, or choose what the word means.',
    outcome: 'rejected',
  },
]

const issuesCsv = `file,line,column,value,code,reason,outcome
menu.csv,1,,"dish,price",file_unrecognised,"The header does not match polls, business hours or timezones, so the file was not read; correct the header if it should be.",ignored
polls.csv,4,status,'=sleep(1),status_unknown,"The meaning of this status is not known; use active or inactive, or choose what the word means.",rejected
`

const quiet = { exitCode: 0, stdout: '', stderr: '' }

test('issues are printed as a table, as one JSON object, and as CSV that is safe in spreadsheets', () =>
  withFolder(files, async (folder) => {
    const [header, ...lines] = (await printedBy('issues', folder)).split('\n')
    expect(header).toBe('file       line  outcome   column  value       reason')
    expect(lines).toEqual([
      'menu.csv      1  ignored           dish,price  The header does not match polls, business hours or timezones, so the file was not read; correct the header if it should be.',
      'polls.csv     4  rejected  status  =sleep(1)   The meaning of this status is not known; use active or inactive, or choose what the word means.',
      '',
    ])
    expect(JSON.parse(await printedBy('issues', folder, '--json'))).toEqual({ issues: foundIssues })
    const out = join(folder, 'issues.out')
    expect(await runProgram('issues', folder, '--out', out)).toEqual(quiet)
    expect(await readFile(out, 'utf8')).toBe(issuesCsv)
    expect((await readdir(folder)).toSorted()).toEqual(['hours.csv', 'issues.out', 'menu.csv', 'polls.csv', 'zones.csv'])
  }))

test('report --issues writes the same file beside the report', () =>
  withFolder(files, async (folder) => {
    const [out, issues] = [join(folder, 'report.out'), join(folder, 'issues.out')]
    expect(await runProgram('report', folder, '--out', out, '--issues', issues)).toEqual(quiet)
    expect(await readFile(issues, 'utf8')).toBe(issuesCsv)
    expect(await readFile(out, 'utf8')).toContain('\n0042,30.00,0.50,1.50,30.00,0.50,0.50\n')
  }))

test('a folder without issues has empty outputs', () =>
  withFolder({ 'polls.csv': 'store_id,status,timestamp_utc\n97,active,2023-01-24 12:00:00 UTC' }, async (folder) => {
    expect(await printedBy('issues', folder)).toBe('No data issues.\n')
    expect(JSON.parse(await printedBy('issues', folder, '--json'))).toEqual({ issues: [] })
    expect(await runProgram('issues', folder, '--out', join(folder, 'issues.out'))).toEqual(quiet)
    expect(await readFile(join(folder, 'issues.out'), 'utf8')).toBe('file,line,column,value,code,reason,outcome\n')
  }))

test('control characters are replaced on the terminal', () =>
  withFolder({ 'polls.csv': `${files['polls.csv']}\n97,\u001B[2Jgone,2023-01-24 12:00:00 UTC` }, async (folder) => {
    expect(await printedBy('issues', folder)).toContain('  <U+001B>[2Jgone ')
  }))

describe('more issues than a page', () => {
  const count = 20_000
  const bad = { 'polls.csv': `${files['polls.csv']}\n${'97,asleep,2023-01-24 12:00:00 UTC\n'.repeat(count)}` }
  // The header and six rows, of which the third is bad. The other bad rows start in line 8.
  const lines = [4, ...Array.from({ length: count }, (_, index) => 8 + index)]

  test('are all printed, sorted by line', () =>
    withFolder(bad, async (folder) => {
      const { issues }: { issues: readonly { line: number }[] } = JSON.parse(await printedBy('issues', folder, '--json'))
      expect(issues.map(({ line }) => line)).toEqual(lines)
      const table = (await printedBy('issues', folder)).trimEnd().split('\n').slice(1)
      expect(table.map((line) => Number(line.split(/ +/)[1]))).toEqual(lines)
    }))

  test('a reader that closes the pipe ends the program without an error', () =>
    withFolder(bad, async (folder) => {
      const child = startProgram('issues', folder)
      const errors = text(child.stderr)
      await once(child.stdout, 'data')
      child.stdout.destroy()
      const [exitCode] = await once(child, 'exit')
      expect({ exitCode, stderr: withoutNotices(await errors) }).toEqual({ exitCode: 0, stderr: '' })
    }))
})
