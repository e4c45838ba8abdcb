import { exec } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { ask } from '../../../support/doors/ask'
import { withFolder, type Files } from '../../../support/data/folder'
import { programFolder } from '../../../support/program/programFolder'
import { printedBy, runProgram } from '../../../support/program/runProgram'
import { withServed } from '../../../support/program/serveProcess'

// The report time is Wednesday 25 January, 12:00. Store 1 is down whenever it is open: with old.csv since 8:00, 4 h.
const hours = 'store_id,day,start_time_local,end_time_local'
const zones = 'store_id,timezone_str\n1,Etc/UTC'
const twoHours = {
  'polls.csv': 'store_id,timestamp_utc,status\n1,2023-01-25 12:00:00 UTC,inactive',
  'new.csv': `${hours}\n1,2,11:00:00,13:00:00`,
  'old.csv': `${hours}\n1,2,08:00:00,20:00:00`,
  'zones.csv': zones,
}
const ownNames = {
  "shop's data.csv": 'shop;seen at;state\n1;2023-01-25 12:00:00;inactive',
  'old.csv': twoHours['old.csv'],
  'zones.csv': zones,
}
/** Two columns may be the opening time. */
const twoTimes = { ...twoHours, 'new.csv': 'nothing', 'old.csv': 'store_id,day,start,open_time,end\n1,2,08:00:00,09:00:00,20:00:00' }
const mapped = ['--map', 'business-hours=old.csv']

test.each<{ name: string; files: Files; message: RegExp; lastDay: string }>([
  {
    name: 'polls with an unusual header',
    files: ownNames,
    message: /^error: shop's data\.csv seems to contain polls, but its columns have other names: shop, seen at, state\. Assign .+ for example: --map 'polls=shop'\\''s data\.csv:store_id=shop,timestamp_utc=seen at,status=state'$/,
    lastDay: '4.00',
  },
  {
    name: 'two columns of one name',
    files: {
      'polls.csv': 'store_id,timestamp_utc,status,status\n1,2023-01-25 12:00:00 UTC,inactive,active',
      'old.csv': twoHours['old.csv'],
      'zones.csv': zones,
    },
    message: /^error: polls\.csv has more than one column that could be status: status, status#2\. Assign .+ for example: --map polls=polls\.csv:status=status$/,
    lastDay: '4.00',
  },
  {
    name: 'two columns of the day',
    files: {
      ...twoHours,
      'new.csv': 'store_id,dayOfWeek,day,start_time_local,end_time_local\n1,3,2,11:00:00,13:00:00',
      'old.csv': 'nothing',
    },
    message: /^error: new\.csv has more than one column that could be day: dayOfWeek, day\. Assign .+ for example: --map business-hours=new\.csv:day=day$/,
    lastDay: '1.00',
  },
])('$name: the error suggests options, and they work', ({ files, message, lastDay }) =>
  withFolder(files, async (folder) => {
    const out = join(folder, 'report.out')
    const refused = await runProgram('report', folder, '--out', out)
    expect({ ...refused, stderr: refused.stderr.trimEnd() }).toEqual({
      exitCode: 3,
      stdout: '',
      stderr: expect.stringMatching(message),
    })
    expect(await readdir(folder)).not.toContain('report.out')
    const [, suggestion = ''] = /for example: (.*)/.exec(refused.stderr) ?? []
    const program = join(programFolder, 'out', 'main', 'cli.js')
    await promisify(exec)(`"${process.execPath}" "${program}" report "${folder}" --out "${out}" ${suggestion}`)
    expect((await readFile(out, 'utf8')).split('\n')[1]?.split(',')[5]).toBe(lastDay)
  }),
)

describe('--map', () => {
  test.for([
    ['report', ['--json']],
    ['inspect', ['--json']],
    ['issues', ['--json']],
    ['timeline', ['1', '--json']],
  ] as const)('works for %s', ([command, rest]) =>
    withFolder(twoTimes, async (folder) => {
      const { exitCode } = await runProgram(command, folder, ...rest)
      expect(exitCode).toBe(3)
      const printed: unknown = JSON.parse(await printedBy(command, folder, ...rest, '--map', 'business-hours=old.csv:start_time_local=start'))
      expect(printed).toBeTypeOf('object')
    }),
  )

  test('works for serve, and for its page', () =>
    withFolder(twoHours, (folder) =>
      withServed([folder, '--no-token', ...mapped], async ({ origin }) => {
        const body = JSON.stringify({ path: folder })
        const opened = await ask(origin, { path: '/api/openFolder', body })
        const answer: { value: { files: readonly { path: string }[] } } = JSON.parse(opened.body)
        expect(answer.value.files.map(({ path }) => path)).toContain(join(folder, 'old.csv'))
      }),
    ))

  test.each([
    { name: 'text that is not a mapping', map: 'old.csv', exitCode: 2, stderr: /argument 'old\.csv' is invalid\. Use the form <table>=/ },
    { name: 'an unknown column', map: 'polls=polls.csv:city=x', exitCode: 2, stderr: /"city" is not a column of polls/ },
    { name: 'a missing file', map: 'polls=gone.csv', exitCode: 3, stderr: /The folder has no CSV file "gone\.csv"\./ },
    { name: 'a file outside the folder', map: 'polls=../../etc/passwd', exitCode: 3, stderr: /The folder has no CSV file "\.\.\/\.\.\/etc\/passwd"/ },
    { name: 'a missing column', map: 'polls=polls.csv:status=state', exitCode: 3, stderr: /polls\.csv has no column "state"\./ },
  ])('$name ends with $exitCode', ({ map, exitCode, stderr }) =>
    withFolder(twoHours, async (folder) => {
      const run = await runProgram('inspect', folder, ...mapped, '--map', map)
      expect(run).toEqual({ exitCode, stdout: '', stderr: expect.stringMatching(stderr) })
      expect(run.stderr).toMatch(/^error: .+\n$/)
    }),
  )
})
