import { expect, test } from 'vitest'
import { accountingProblem } from '../../../shared/folder/accounting'

const file = { role: 'polls', path: '/data/polls.csv', rowsRead: 10, rowsLoaded: 6, rowsDuplicate: 3, rowsRejected: 1 } as const

test('rows that add up are not a problem', () => {
  expect(accountingProblem(file)).toBeNull()
})

test.each([
  { change: { rowsRead: 11 }, problem: '11 read, but 10 accounted for (6 loaded, 3 duplicate, 1 skipped)' },
  { change: { rowsRejected: 2 }, problem: '10 read, but 11 accounted for (6 loaded, 3 duplicate, 2 skipped)' },
  { change: { rowsDuplicate: 0 }, problem: '10 read, but 7 accounted for (6 loaded, 0 duplicate, 1 skipped)' },
])('rows that do not add up are an error: $problem', ({ change, problem }) => {
  expect(accountingProblem({ ...file, ...change })).toBe(
    `The rows of /data/polls.csv do not add up: ${problem}. Do not rely on this report.`,
  )
})
