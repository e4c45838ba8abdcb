import { expect, test } from 'vitest'
import issueGroup from '../../../../../electron/engine/load/accounting/issue_group.sql?raw'
import { rowsOf } from '../../../../support/engine/relation'

const columns = 'file varchar, line bigint, code varchar, value varchar'

test('counts the issues of each kind and file, and of each kind in all files', async () => {
  const rows = [
    ['a.csv', 2, 'status_unknown', 'asleep'],
    ['a.csv', 3, 'status_unknown', 'asleep'],
    ['a.csv', 4, 'store_id_missing', ''],
    ['b.csv', 2, 'status_unknown', 'gone'],
  ]
  expect(await rowsOf(issueGroup, { issue: { columns, rows } })).toEqual([
    { file: 'a.csv', code: 'status_unknown', issues: 2, issues_of_code: 3 },
    { file: 'a.csv', code: 'store_id_missing', issues: 1, issues_of_code: 1 },
    { file: 'b.csv', code: 'status_unknown', issues: 1, issues_of_code: 3 },
  ])
})

test('is empty without issues', async () => {
  expect(await rowsOf(issueGroup, { issue: { columns, rows: [] } })).toEqual([])
})
