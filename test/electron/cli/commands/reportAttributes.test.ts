import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { Engine } from '../../../../electron/engine/engine'
import { dispatch } from '../../../../electron/operations/dispatch'
import { withFolder } from '../../../support/data/folder'
import { readZip } from '../../../support/data/readZip'
import { desktopContext } from '../../../support/desktop/desktopContext'
import { runProgram } from '../../../support/program/runProgram'

// The report time is 12:00 and no store closes: 1 was up and 2 down for 168 hours, and 3 has no observations.
const files = {
  'polls.csv': 'store_id,timestamp_utc,status\n1,2023-01-24 12:00:00 UTC,active\n2,2023-01-24 12:00:00 UTC,inactive',
  'stores.csv': 'store_id,Store Name,Region,Owner\n1,=Main,West,../Ann\n2,Side,West,\n3,Third,,../ann',
}
const seen = ['--least-coverage', '0.1']

/** The content of a file without the time when it was written. */
async function comparable(format: 'csv' | 'xlsx' | 'html', content: Buffer): Promise<unknown> {
  if (format === 'xlsx') return (await readXlsx(content)).sheets.map(({ name, rows }) => [name, rows.filter(([label]) => label !== 'Created')])
  return content.toString().replace(/<dt>Created<\/dt><dd>[^<]*/, '')
}

async function outputOf(folder: string, ...words: readonly string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await runProgram('report', folder, ...words)
  expect({ exitCode, errors: stderr.split('\n').filter((line) => line.startsWith('error')) }).toEqual({ exitCode: 0, errors: [] })
  return stdout
}

describe('--columns', () => {
  test('can name columns and attributes, by their keys or as they are written in the file', () =>
    withFolder(files, async (folder) => {
      expect(await outputOf(folder, '--out', '-', '--columns', 'name,Region,downtime_last_week,store_id,owner')).toBe(
        "store_id,name,region,downtime_last_week,owner\n1,'=Main,West,0.00,../Ann\n2,Side,West,168.00,\n3,Third,,0.00,../ann\n",
      )
    }))

  test('all puts the name behind the id and the other attributes last; standard has none', () =>
    withFolder(files, async (folder) => {
      const [all = ''] = (await outputOf(folder, '--out', '-', '--columns', 'all')).split('\n')
      expect(all).toMatch(/^store_id,name,uptime_last_hour,.*,verdict_last_week,region,owner$/)
      const [standard] = (await outputOf(folder, '--out', '-')).split('\n')
      expect(standard).toBe('store_id,uptime_last_hour,uptime_last_day,uptime_last_week,downtime_last_hour,downtime_last_day,downtime_last_week')
    }))

  test('refuses a column that the report does not have', () =>
    withFolder(files, async (folder) => {
      const { exitCode, stderr } = await runProgram('report', folder, '--out', '-', '--columns', 'name,brand')
      expect(exitCode).toBe(2)
      expect(stderr).toContain('error: There is no column "brand". The columns are store_id, name, uptime_last_hour,')
    }))
})

describe('--group-by', () => {
  test('writes a row for each group in place of the stores', () =>
    withFolder(files, async (folder) => {
      const [header = '', ...rows] = (await outputOf(folder, '--out', '-', '--group-by', 'region', ...seen)).trimEnd().split('\n')
      expect(header).toMatch(/^region,stores,stores_observed,stores_down,uptime_percent_last_hour,/)
      const week = header.split(',').indexOf('uptime_percent_last_week')
      expect(rows.map((row) => row.split(',')).map((cells) => cells.slice(0, 4).concat(cells.slice(week)))).toEqual([
        ['West', '2', '2', '1', '50.00', '168.00', '168.00', '1', '0.0060', 'misses'],
        ['', '1', '0', '0', '', '0.00', '0.00', '0', '0.0000', 'no_observations'],
      ])
    }))

  test('adds a sheet, a table and a key of the JSON', () =>
    withFolder(files, (folder) =>
      withFolder({}, async (out) => {
        const [workbook, page] = [join(out, 'r.xlsx'), join(out, 'r.html')]
        const json: { groups: readonly unknown[] } = JSON.parse(await outputOf(folder, '--out', workbook, '--html', page, '--json', '--group-by', 'Region', ...seen))
        expect(json.groups).toMatchObject([{ value: 'West', stores: 2 }, { value: null, stores: 1 }])
        const { sheets } = await readXlsx(await readFile(workbook))
        expect(sheets.map(({ name }) => name)).toEqual(['Summary', 'Stores', 'Groups', 'Outages', 'Data issues'])
        const [, stores, groups, outages] = sheets.map(({ rows }) => rows)
        expect(stores?.map((row) => [0, 1, -2, -1].map((at) => row.at(at)))).toEqual([
          ['Store', 'Store Name', 'Region', 'Owner'],
          ['1', '=Main', 'West', '../Ann'],
          ['2', 'Side', 'West', null],
          ['3', 'Third', null, '../ann'],
        ])
        expect(groups?.map((row) => row.slice(0, 4))).toEqual([['Region', 'Stores', 'Observed', 'Down'], ['West', 2, 2, 1], ['Without a value', 1, 0, 0]])
        expect(outages?.map((row) => [row[0], row[1], row.at(-2)])).toEqual([['Store', 'Store Name', 'Region'], ['2', 'Side', 'West']])
        const text = await readFile(page, 'utf8')
        expect(text).toContain('<h2>By Region, last week</h2>')
        expect(text).toContain('<td class="group"><bdi>West</bdi></td><td class="number">2</td>\n<td class="number">168.00</td><td class="number">50.00</td>')
        // The store with the most downtime has its name.
        expect(text).toContain('<td class="store"><bdi>2</bdi></td><td class="group"><bdi>Side</bdi></td>')
      }),
    ))

  test('orders the groups as --group-sort says', () =>
    withFolder(files, (folder) =>
      withFolder({}, async (out) => {
        const orders = { 'owner:desc': ['../Ann', '../ann', ''], 'downtime_last_week:desc, Owner:desc': ['', '../Ann', '../ann'], 'uptime_last_week:desc,owner': ['../Ann', '../ann', ''], stores: ['../Ann', '../ann', ''] }
        for (const [order, values] of Object.entries(orders)) {
          const [, ...rows] = (await outputOf(folder, '--out', '-', '--group-by', 'owner', '--group-sort', order)).trimEnd().split('\n')
          expect({ order, values: rows.map((row) => row.split(',')[0]) }).toEqual({ order, values })
        }
        const workbook = join(out, 'r.xlsx')
        const json: { groups: readonly unknown[] } = JSON.parse(await outputOf(folder, '--out', workbook, '--json', '--group-by', 'owner', '--group-sort', 'owner:desc'))
        expect(json.groups).toMatchObject([{ value: '../Ann' }, { value: '../ann' }, { value: null }])
        const { sheets } = await readXlsx(await readFile(workbook))
        expect(sheets.find(({ name }) => name === 'Groups')?.rows.map(([value]) => value)).toEqual(['Owner', '../Ann', '../ann', 'Without a value'])
      }),
    ))

  test.each([
    [['--group-by', 'owner', '--group-sort', 'name'], 'Groups have no column "name". The columns are owner, stores, stores_observed, stores_down, uptime_percent_last_hour,'],
    [['--group-sort', 'stores'], 'Use --group-sort with --group-by.'],
  ])('refuses %j', (words, problem) =>
    withFolder(files, async (folder) => {
      expect(await runProgram('report', folder, '--out', '-', ...words)).toMatchObject({ exitCode: 2, stdout: '', stderr: expect.stringContaining(`error: ${problem}`) })
    }))

  test('refuses an attribute that the stores do not have', () =>
    withFolder(files, async (folder) => {
      expect(await runProgram('report', folder, '--out', '-', '--group-by', 'brand')).toMatchObject({
        exitCode: 2,
        stdout: '',
        stderr: expect.stringContaining('error: The stores have no attribute "brand". They can be grouped by timezone, name, region, owner.\n'),
      })
    }))
})

describe('--stores-list', () => {
  test.each([
    ['one id a line', '# mine\n2\n\n 1 \n2\n'],
    ['a CSV file', '\uFEFFremark;Store ID\r\nx;2\r\ny;="1"\r\n'],
  ])('takes %s', (_, list) =>
    withFolder(files, (folder) =>
      withFolder({}, async (out) => {
        const path = join(out, 'list')
        await writeFile(path, list)
        expect((await outputOf(folder, '--out', '-', '--stores-list', path, '--columns', 'name')).trimEnd().split('\n')).toEqual(['store_id,name', "1,'=Main", '2,Side'])
      }),
    ),
  )

  test('takes far more stores than a request may name', () => {
    const ids = Array.from({ length: 25_000 }, (_, index) => `s${index}`)
    const many = { 'polls.csv': `store_id,timestamp_utc,status\n${ids.map((id) => `${id},2023-01-24 12:00:00 UTC,active`).join('\n')}`, list: ids.slice(1).join('\n') }
    return withFolder(many, async (folder) => {
      expect((await outputOf(folder, '--out', '-', '--stores-list', join(folder, 'list'))).trimEnd().split('\n')).toHaveLength(25_000)
    })
  })

  test('leaves out ids that are not in the data with a note, unless all are', () =>
    withFolder(files, (folder) =>
      withFolder({}, async (out) => {
        const path = join(out, 'list.txt')
        await writeFile(path, '2\n9')
        expect((await runProgram('report', folder, '--out', '-', '--stores-list', path)).stderr).toContain('note: Store 9 is not in the data. The report is about the other stores of the list.\n')
        await writeFile(path, '8\n9')
        expect(await runProgram('report', folder, '--out', '-', '--stores-list', path)).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('error: These 2 stores are not in the data: 8, 9.') })
        await writeFile(path, '\n')
        expect(await runProgram('report', folder, '--out', '-', '--stores-list', path)).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('has no store ids. Write one id a line.') })
        expect(await runProgram('report', folder, '--out', '-', '--stores-list', join(out, 'none'))).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('cannot be read: there is no such file or folder.') })
      }),
    ))
})

describe('--split-by', () => {
  test('writes one file for each value and prints their names', () =>
    withFolder(files, (folder) =>
      withFolder({}, async (parent) => {
        const out = join(parent, 'new', 'reports')
        const names = ['_Ann.csv', '_ann (2).csv', 'Without a value.csv']
        expect(await outputOf(folder, '--split-by', 'owner', '--out', out, '--columns', 'name')).toBe(names.map((name) => `${join(out, name)}\n`).join(''))
        expect((await readdir(out)).toSorted()).toEqual(names.toSorted())
        expect(await Promise.all(names.map((name) => readFile(join(out, name), 'utf8')))).toEqual(["store_id,name\n1,'=Main\n", 'store_id,name\n3,Third\n', 'store_id,name\n2,Side\n'])
      }),
    ))

  test('writes workbooks or pages', () =>
    withFolder(files, (folder) =>
      withFolder({}, async (out) => {
        for (const format of ['xlsx', 'html']) {
          expect(await outputOf(folder, '--split-by', 'Region', '--out', out, '--format', format)).toBe(`${join(out, `West.${format}`)}\n${join(out, `Without a value.${format}`)}\n`)
        }
        expect((await readXlsx(await readFile(join(out, 'West.xlsx')))).sheets[1]?.rows.map((row) => row[1])).toEqual(['Store Name', '=Main', 'Side'])
        expect(await readFile(join(out, 'West.html'), 'utf8')).toContain('<dt>Stores</dt><dd>2 of 3 stores (Region is West)</dd>')
      }),
    ))

  test('tells what it has written as JSON', () =>
    withFolder(files, (folder) =>
      withFolder({}, async (out) => {
        const { split }: { split: unknown } = JSON.parse(await outputOf(folder, '--split-by', 'region', '--out', out, '--json'))
        expect(split).toEqual([{ file: join(out, 'West.csv'), value: 'West', stores: 2 }, { file: join(out, 'Without a value.csv'), value: null, stores: 1 }])
      }),
    ))

  test.each(['csv', 'xlsx', 'html'] as const)('writes the %s files that the window puts into a .zip', (format) =>
    withFolder(files, (folder) =>
      withFolder({}, async (out) => {
        await outputOf(folder, '--split-by', 'owner', '--out', out, '--format', format, '--columns', 'name,region', '--group-by', 'region')
        const path = join(out, 'all.zip')
        const engine = await Engine.open()
        try {
          await engine.folder.open(folder)
          const { reportId } = await engine.reports.start()
          await engine.reports.finished(reportId)
          const input = { reportId, splitBy: 'owner', format, columns: ['store_id', 'name', 'region'], groupBy: 'region' }
          expect(await dispatch('exportSplit', input, desktopContext(engine, out, { chooseSavePath: () => Promise.resolve(path) }))).toMatchObject({ ok: true })
        } finally {
          await engine.close()
        }
        const zipped = readZip(await readFile(path))
        const names = (await readdir(out)).filter((name) => name !== 'all.zip' && name.endsWith(`.${format}`))
        expect(names).toHaveLength(3)
        expect([...zipped.keys()].toSorted()).toEqual(names.toSorted())
        for (const name of names) {
          const content = zipped.get(name) ?? Buffer.of()
          expect([name, await comparable(format, content)]).toEqual([name, await comparable(format, await readFile(join(out, name)))])
        }
      }),
    ),
  )

  test('never replaces a file that was read', () =>
    withFolder({ ...files, 'stores.csv': files['stores.csv'].replaceAll('../Ann', 'polls') }, async (folder) => {
      const { exitCode, stderr } = await runProgram('report', folder, '--split-by', 'owner', '--out', folder)
      expect(exitCode).toBe(2)
      expect(stderr).toContain(`error: --out would overwrite ${join(folder, 'polls.csv')}, which is an input file.`)
      expect((await readFile(join(folder, 'polls.csv'), 'utf8')).trimEnd()).toBe(files['polls.csv'])
      expect((await readdir(folder)).toSorted()).toEqual(['polls.csv', 'stores.csv'])
    }))

  test.each<[readonly string[], string]>([
    [['--split-by', 'region'], 'Choose at least one output'],
    [['--split-by', 'region', '--out', '-'], 'Name the folder for the reports of --split-by with --out.'],
    [['--split-by', 'region', '--out', 'r', '--watch'], "option '--split-by <attribute>' cannot be used with option '--watch'"],
    [['--out', '-', '--format', 'html'], 'Use --format with --split-by.'],
  ])('refuses %j', (words, message) =>
    withFolder(files, async (folder) => {
      expect(await runProgram('report', folder, ...words)).toMatchObject({ exitCode: 2, stderr: expect.stringContaining(message) })
    }),
  )

  test('refuses a file in place of the folder', () =>
    withFolder({ ...files, 'x/file': '' }, async (folder) => {
      await mkdir(join(folder, 'y'))
      expect(await runProgram('report', folder, '--split-by', 'region', '--out', join(folder, 'x', 'file'))).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('could not be made') })
    }))
})
