import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { dispatch } from '../../../../../electron/operations/dispatch'
import type { IssueSelection } from '../../../../../shared/operations/folder'
import { desktopContext } from '../../../../support/desktop/desktopContext'
import { withFolder } from '../../../../support/data/folder'
import { useEngine } from '../../../../support/engine/useEngine'

const { engine } = useEngine()

const header = 'store_id,timestamp_utc,status'
const good = 's,2023-01-24 12:00:00 UTC,active'
const noStatus = 's,2023-01-24 12:00:00 UTC,asleep'
const noTime = 's,yesterday,active'
const noStore = ',2023-01-24 12:00:00 UTC,active'

/** Expected lines: unknown status a 3, 4, 6, b 2, c 2, 3; unreadable time a 5, c 4; missing store b 3. Files sort as a, b, it's c. */
const files = {
  'a.csv': [header, good, noStatus, noStatus, noTime, noStatus].join('\n'),
  'b.csv': [header, noStatus, noStore].join('\n'),
  "it's c.csv": [header, noStatus, noStatus, noTime].join('\n'),
}

const any: IssueSelection = { code: null, file: null }

beforeAll(() => withFolder(files, async (folder) => void (await engine().folder.open(folder))))

test('sorts groups by the issues of their kind, then by their own issues', async () => {
  const groups = await engine().folder.require().issueGroups()
  expect(groups.map(({ code, file, issues }) => `${code} ${file} ${issues}`)).toEqual([
    'status_unknown a.csv 3',
    "status_unknown it's c.csv 2",
    'status_unknown b.csv 1',
    'timestamp_unreadable a.csv 1',
    "timestamp_unreadable it's c.csv 1",
    'store_id_missing b.csv 1',
  ])
  expect(groups[3]).toEqual({
    file: 'a.csv',
    column: 'timestamp_utc',
    code: 'timestamp_unreadable',
    reason: expect.stringContaining('date and time'),
    outcome: 'rejected',
    issues: 1,
  })
})

describe.for<{ name: string; selection: IssueSelection; places: readonly string[] }>([
  {
    name: 'all',
    selection: any,
    places: ['a.csv:3', 'a.csv:4', 'a.csv:5', 'a.csv:6', 'b.csv:2', 'b.csv:3', "it's c.csv:2", "it's c.csv:3", "it's c.csv:4"],
  },
  {
    name: 'one kind',
    selection: { ...any, code: 'status_unknown' },
    places: ['a.csv:3', 'a.csv:4', 'a.csv:6', 'b.csv:2', "it's c.csv:2", "it's c.csv:3"],
  },
  { name: 'one file', selection: { ...any, file: 'b.csv' }, places: ['b.csv:2', 'b.csv:3'] },
  {
    name: 'one kind in one file, whose name has a quote',
    selection: { code: 'status_unknown', file: "it's c.csv" },
    places: ["it's c.csv:2", "it's c.csv:3"],
  },
  { name: 'an unknown kind', selection: { ...any, code: "' or true --" }, places: [] },
  { name: 'an unknown file', selection: { ...any, file: '%' }, places: [] },
])('selects $name', ({ selection, places }) => {
  test('page by page', async () => {
    const pages: string[] = []
    for (let offset = 0; offset <= places.length; offset += 2) {
      const page = await engine().folder.require().issues({ ...selection, offset, limit: 2 })
      pages.push(...page.map(({ file, line }) => `${file}:${line}`))
    }
    expect(pages).toEqual(places)
  })

  test('as CSV', () =>
    withFolder({}, async (folder) => {
      const path = join(folder, 'issues.csv')
      const context = desktopContext(engine(), folder, { chooseSavePath: () => Promise.resolve(path) })
      const value = { kind: 'saved', path, rows: places.length }
      expect(await dispatch('exportIssues', selection, context)).toEqual({ ok: true, value })
      const [head, ...lines] = (await readFile(path, 'utf8')).trimEnd().split('\n')
      expect(head).toBe('file,line,column,value,code,reason,outcome')
      expect(lines.map((line) => line.split(',').slice(0, 2).join(':'))).toEqual(places)
    }))
})
