import { expect, test } from 'vitest'
import { accountingProblem } from '../../shared/accounting'

const file = { role: 'polls', path: '/data/polls.csv', rowsRead: 10, rowsLoaded: 6, rowsDuplicate: 3, rowsRejected: 1 } as const

test('rows that add up are no problem', () => {
  expect(accountingProblem(file)).toBeNull()
})

test.each([{ rowsRead: 11 }, { rowsRejected: 2 }, { rowsDuplicate: 0 }])('rows that do not add up are named: %j', (change) => {
  const { rowsRead, rowsLoaded, rowsDuplicate, rowsRejected } = { ...file, ...change }
  const accounted = rowsLoaded + rowsDuplicate + rowsRejected
  expect(accountingProblem({ ...file, ...change })).toBe(
    `The rows of /data/polls.csv do not add up: ${rowsRead} read, but ${accounted} accounted for ` +
      `(6 loaded, ${rowsDuplicate} duplicate, ${rowsRejected} rejected). Do not rely on this report.`,
  )
})
