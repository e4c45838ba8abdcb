import { expect, test } from 'vitest'
import { countSelected, kindsOf } from '../../../renderer/files/issueGroups'
import type { IssueGroup } from '../../../shared/folder/dataSet'

const status = { code: 'status_unknown', column: 'status', reason: 'This is not a status.', outcome: 'rejected' } as const
const zone = { code: 'timezone_unknown', column: 'timezone_str', reason: 'This is not a time zone.', outcome: 'replaced' } as const
const groups: readonly IssueGroup[] = [
  { ...status, file: 'b.csv', issues: 40 },
  { ...status, file: 'a.csv', issues: 2 },
  { ...zone, file: 'a.csv', issues: 5 },
]

test('a kind adds up the issues of its files and keeps the order of the engine', () => {
  expect(kindsOf(groups)).toEqual([
    { ...status, issues: 42, files: [{ file: 'b.csv', issues: 40 }, { file: 'a.csv', issues: 2 }] },
    { ...zone, issues: 5, files: [{ file: 'a.csv', issues: 5 }] },
  ])
})

test.each([
  { code: null, file: null, count: 47 },
  { code: 'status_unknown', file: null, count: 42 },
  { code: null, file: 'a.csv', count: 7 },
  { code: 'status_unknown', file: 'a.csv', count: 2 },
  { code: 'timezone_unknown', file: 'b.csv', count: 0 },
])('a selection of kind $code and file $file has $count issues', ({ code, file, count }) => {
  expect(countSelected(groups, { code, file })).toBe(count)
})
