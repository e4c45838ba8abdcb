import { appendFile, chmod, mkdir, open, readdir, readFile, rename, rm, stat, symlink, truncate, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { Engine, type EngineOptions } from '../../../../electron/engine/engine'
import type { NamedException } from '../../../../electron/engine/load/exceptions/loadExceptions'
import type { Mapping } from '../../../../shared/folder/mapping'
import { withFolder, writeFiles, type Files } from '../../../support/data/folder'
import { openEverything, untilSettled } from '../../../support/engine/everything'

const header = 'store_id,timestamp_utc,status'
const poll = (store: string, day: number, hour: number, status = 'active'): string =>
  `${store},2023-01-${day} ${String(hour).padStart(2, '0')}:12:09.388884 UTC,${status}`
/** Polls of a day, with one unknown status, one repeated row, and a contradiction. */
const pollsOf = (day: number): string =>
  [
    header,
    ...Array.from({ length: 24 }, (_, hour) => [poll('s1', day, hour, hour % 5 === 0 ? 'inactive' : 'active'), poll('s2', day, hour), poll(`t${day}`, day, hour)]).flat(),
    poll('s1', day, 3, 'asleep'),
    poll('s2', day, 4),
    poll('s2', day, 5, 'inactive'),
  ].join('\n')

/** The polls of a day of stores that have polls on other days too. */
const knownPollsOf = (day: number): string => `${pollsOf(day).replaceAll(/^t.*\n/gm, '')}\n`

const folderOf = (days: readonly number[]): Files => ({
  ...Object.fromEntries(days.map((day) => [`polls-${day}.csv`, pollsOf(day)])),
  'hours.csv': 'store_id,day,start_time_local,end_time_local\ns1,0,09:00,17:00\ns1,1,9am,17:00\ns2,8,10:00,11:00\ns2,2,22:00,02:00',
  'zones.csv': 'store_id,timezone_str\ns1,Asia/Tokyo\ns2,Mars/Olympus',
  'stores.csv': 'store_id,name,region\ns1,Harbor,North\ns2,Mill,South\ns3,Silent,South',
  'notes.txt': 'nothing to read',
})

const kept = 'Checking what is kept of these files'
const onlyNew = 'Reading new polls'
const closedDay: NamedException = { origin: 'test', storeIds: null, date: '2023-01-23', endDate: '', startTime: '', endTime: '', start: '', end: '', reason: 'Fair' }

/** Opens a folder in a new engine, as a new program does, and lets that keep it. */
async function openAnew(folder: string, options: EngineOptions, mapping: Mapping = {}, added: readonly NamedException[] = []) {
  await untilSettled(folder)
  const engine = await Engine.open(options)
  try {
    const opened = await openEverything(engine, folder, mapping, added)
    await engine.folder.whenKept()
    return opened
  } finally {
    await engine.close()
  }
}

interface Case {
  readonly name: string
  readonly files?: Files
  readonly change: (folder: string) => Promise<unknown>
  /** What is read: nothing, only new polls, all files because new polls may change more than the polls, or all files at once. */
  readonly reads: 'nothing' | 'new polls' | 'new polls, then all' | 'all'
  readonly before?: Mapping
  readonly after?: Mapping
  readonly added?: readonly NamedException[]
  readonly root?: (folder: string) => string
}

const cases: readonly Case[] = [
  { name: 'that is unchanged', change: async () => undefined, reads: 'nothing' },
  { name: 'whose files were only read', change: (folder) => readFile(join(folder, 'polls-23.csv')), reads: 'nothing' },
  { name: 'with a new file of a new store', change: (folder) => writeFile(join(folder, 'polls-25.csv'), pollsOf(25)), reads: 'new polls, then all' },
  { name: 'with a file to which polls of a new store were appended', change: (folder) => appendFile(join(folder, 'polls-24.csv'), `${poll('s9', 24, 23)}\n${poll('s1', 24, 23, 'broken')}\n`), reads: 'new polls, then all' },
  { name: 'with a new file', change: (folder) => writeFile(join(folder, 'polls-25.csv'), knownPollsOf(25)), reads: 'new polls' },
  { name: 'with a new file of the polls of another one', change: (folder) => writeFile(join(folder, 'polls-25.csv'), knownPollsOf(24)), reads: 'new polls' },
  { name: 'whose new file comes first', change: (folder) => writeFile(join(folder, 'a.csv'), knownPollsOf(23).replaceAll('inactive', 'active')), reads: 'new polls' },
  { name: 'with a file that was appended to', change: (folder) => appendFile(join(folder, 'polls-24.csv'), `${poll('s1', 24, 3, 'inactive')}\n${poll('s1', 24, 23, 'broken')}\n`), reads: 'new polls' },
  { name: 'with files that were appended to, touched and added', change: changeSeveral, reads: 'new polls' },
  { name: 'with empty lines at its end', change: (folder) => appendFile(join(folder, 'polls-24.csv'), `\n${poll('s1', 24, 23, 'broken')}\n\n`), reads: 'new polls, then all' },
  { name: 'with a file that was truncated', change: (folder) => truncate(join(folder, 'polls-24.csv'), 1000), reads: 'all' },
  { name: 'with a file that lost whole lines', change: (folder) => writeFile(join(folder, 'polls-24.csv'), `${pollsOf(24).split('\n').slice(0, 20).join('\n')}\n`), reads: 'all' },
  { name: 'with a file of other bytes and the same length and time', change: changeInPlace, reads: 'new polls, then all' },
  { name: 'with a file that was touched', change: (folder) => utimes(join(folder, 'polls-24.csv'), new Date(), new Date()), reads: 'new polls' },
  { name: 'with a file that was replaced by a copy', change: replaceByCopy, reads: 'new polls' },
  { name: 'with a file that was renamed', change: (folder) => rename(join(folder, 'polls-24.csv'), join(folder, 'a.csv')), reads: 'all' },
  { name: 'with a file that was removed', change: (folder) => rm(join(folder, 'polls-24.csv')), reads: 'all' },
  { name: 'with other hours', change: (folder) => appendFile(join(folder, 'hours.csv'), 's1,3,09:00,17:00\n'), reads: 'all' },
  { name: 'with a damaged file', change: (folder) => appendFile(join(folder, 'polls-24.csv'), 's1,"2023-01-24 23:12:09 UTC,active\nstray\n'), reads: 'new polls, then all' },
  { name: 'with a further file that is not read', change: (folder) => writeFile(join(folder, 'other.csv'), 'colour,size\nred,1\n'), reads: 'all' },
  { name: 'with a further file that is only listed', change: (folder) => writeFile(join(folder, 'polls.bak'), pollsOf(22)), reads: 'new polls' },
  { name: 'with a subfolder of files', change: (folder) => writeFiles(folder, { 'more/polls-22.csv': pollsOf(22) }), reads: 'new polls' },
  { name: 'that is mapped otherwise', change: async () => undefined, reads: 'all', after: { statuses: { asleep: 'inactive' } } },
  { name: 'that is mapped as before', change: async () => undefined, reads: 'nothing', before: { statuses: { asleep: 'inactive' } }, after: { statuses: { asleep: 'inactive' } } },
  { name: 'within another root', change: async () => undefined, reads: 'all', root: (folder) => folder },
  { name: 'with added exceptions', change: async () => undefined, reads: 'nothing', added: [closedDay] },
  {
    name: 'whose exceptions contradict each other',
    files: { ...folderOf([23]), 'closures.csv': 'store_id,date,start_time_local,end_time_local,reason\ns1,2023-01-23,10:00,12:00,Short' },
    change: async () => undefined,
    reads: 'nothing',
    added: [closedDay],
  },
  {
    name: 'whose contradiction is settled',
    files: { ...folderOf([23]), 'closures.csv': 'store_id,date,start_time_local,end_time_local,reason\ns1,2023-01-23,10:00,12:00,Short' },
    change: async () => undefined,
    reads: 'nothing',
    added: [closedDay],
    after: { specialDays: 'closed' },
  },
  { name: 'of packed files', files: { 'polls.csv.gz': gzipSync(pollsOf(23)) }, change: async () => undefined, reads: 'nothing' },
  { name: 'of a file that is not well formed', files: { 'polls.csv': `${pollsOf(23)}\nstray,line\n"s1",2023-01-23 23:59:00 UTC,active\n` }, change: async () => undefined, reads: 'nothing' },
  { name: 'of folders whose names are values', files: { 'status=active/polls.csv': 'store_id,timestamp_utc\ns1,2023-01-24 12:00:00 UTC', 'status=inactive/polls.csv': 'store_id,timestamp_utc\ns1,2023-01-24 13:00:00 UTC' }, change: async () => undefined, reads: 'nothing' },
  { name: 'of JSON lines', files: { 'polls.jsonl': '{"store_id":"s1","timestamp_utc":"2023-01-24 12:00:00 UTC","status":"active"}' }, change: async () => undefined, reads: 'nothing' },
  { name: 'of polls alone with new stores before the others', files: { 'p.csv': pollsOf(23) }, change: (folder) => writeFile(join(folder, 'q.csv'), `${header}\n${poll('a0', 24, 1)}\n${poll('s3', 24, 1)}\n`), reads: 'new polls, then all' },
  { name: 'whose new file of a new store comes first', change: (folder) => writeFile(join(folder, 'a.csv'), pollsOf(22)), reads: 'new polls, then all' },
  { name: 'with a store that has no usable poll', files: { 'p.csv': `${pollsOf(23)}\n${poll('odd', 23, 1, 'asleep')}` }, change: (folder) => writeFile(join(folder, 'q.csv'), pollsOf(24)), reads: 'new polls, then all' },
  { name: 'with lines that end otherwise', change: (folder) => appendFile(join(folder, 'polls-24.csv'), `${poll('s1', 24, 23)}\r\n`), reads: 'new polls, then all' },
  { name: 'with half a line at its end', change: (folder) => appendFile(join(folder, 'polls-24.csv'), poll('s1', 24, 23).slice(0, 12)), reads: 'new polls, then all' },
  { name: 'whose last line was completed', files: { 'p.csv': Buffer.from(`${pollsOf(23)}\n${poll('s1', 24, 3).slice(0, -3)}`) }, change: (folder) => appendFile(join(folder, 'p.csv'), `ive\n${poll('s1', 24, 4)}\n`), reads: 'all' },
  { name: 'with a packed file', change: (folder) => writeFile(join(folder, 'polls-25.csv.gz'), gzipSync(pollsOf(25))), reads: 'all' },
  { name: 'with dates of another order', change: (folder) => writeFile(join(folder, 'polls-25.csv'), `${header}\ns1,25/01/2023 10:00:00,active\n`), reads: 'all' },
  {
    name: 'with a store that comes late in a long file',
    files: {
      'p.csv': [header, ...Array.from({ length: 100_001 }, (_, second) => `s1,${new Date(Date.UTC(2023, 0, 20) + second * 1000).toISOString()},active`), poll('late', 24, 1)].join('\n'),
      'zones.csv': 'store_id,timezone_str\ns1,UTC',
    },
    change: (folder) => writeFile(join(folder, 'q.csv'), pollsOf(24)),
    reads: 'new polls, then all',
  },
  { name: 'whose weekdays are in question', files: { ...folderOf([23]), 'hours.csv': 'store_id,day,start_time_local,end_time_local\ns1,0,09:00,17:00\ns1,7,09:00,17:00' }, change: async () => undefined, reads: 'all' },
]

/** The steps of a load that reads so much, whose steps without a cache are these. */
function stepsOf(reads: Case['reads'], steps: readonly string[]): readonly string[] {
  return { nothing: [kept], all: steps, 'new polls': [onlyNew], 'new polls, then all': [onlyNew, ...steps] }[reads]
}

/** Writes another status over one, and gives the file the time that it had. */
async function changeInPlace(folder: string): Promise<void> {
  const path = join(folder, 'polls-24.csv')
  const { atime, mtime } = await stat(path)
  const text = await readFile(path, 'utf8')
  await writeFile(path, text.replace(/(s2,.*),active/, '$1,absent'))
  await utimes(path, atime, mtime)
}

async function changeSeveral(folder: string): Promise<void> {
  await appendFile(join(folder, 'polls-23.csv'), `${poll('s2', 24, 5, 'inactive')}\n${poll('t23', 23, 23)}\n,2023-01-24 05:00:00 UTC,active\n`)
  await utimes(join(folder, 'polls-24.csv'), new Date(), new Date())
  await writeFile(join(folder, 'polls-23b.csv'), knownPollsOf(23))
}

async function replaceByCopy(folder: string): Promise<void> {
  const path = join(folder, 'polls-24.csv')
  const { atime, mtime } = await stat(path)
  await writeFile(`${path}.new`, await readFile(path))
  await utimes(`${path}.new`, atime, mtime)
  await rename(`${path}.new`, path)
}

describe('a cache gives the same as reading all files, for a folder', () => {
  test.each(cases)('$name', ({ files = folderOf([23, 24]), change, reads, before = {}, after = before, added = [], root }) =>
    withFolder({}, async (parent) => {
      const [folder, cachePath] = [join(parent, 'data'), join(parent, 'cache')]
      await writeFiles(folder, files)
      const first = await openAnew(folder, { cachePath }, before)
      expect(first.steps).not.toContain(kept)
      await change(folder)
      const options = root === undefined ? {} : { root: root(folder) }
      const again = await openAnew(folder, { ...options, cachePath }, after, added)
      const without = await openAnew(folder, options, after, added)
      expect(again.everything).toEqual(without.everything)
      expect(again.steps).toEqual(stepsOf(reads, without.steps))
    }),
  )
})

test('the same program reads only what was added, again and again', () =>
  withFolder({}, async (parent) => {
    const [folder, cachePath] = [join(parent, 'data'), join(parent, 'cache')]
    await writeFiles(folder, folderOf([23, 24]))
    await untilSettled(folder)
    const engine = await Engine.open({ cachePath })
    try {
      await engine.folder.open(folder)
      for (const hour of [20, 21, 22]) {
        await engine.folder.whenKept()
        await appendFile(join(folder, 'polls-24.csv'), `${poll(`n${hour}`, 24, hour)}\n${poll('s1', 24, hour, 'odd')}\n${poll('s1', 24, hour, 'inactive')}\n`)
        await untilSettled(folder)
        const again = await openEverything(engine, folder)
        expect(again.steps).toContain(onlyNew)
        expect(again.everything).toEqual((await openAnew(folder, {})).everything)
      }
    } finally {
      await engine.close()
    }
  }))

test('polls that are kept on top of others still have their files when there is a new first one', () =>
  withFolder({}, async (parent) => {
    const [folder, cachePath] = [join(parent, 'data'), join(parent, 'cache')]
    const tablesIn = async (): Promise<number> => (await readdir(cachePath)).filter((name) => name.endsWith('.duckdb')).length
    await writeFiles(folder, folderOf(Array.from({ length: 15 }, (_, at) => 10 + at)))
    await openAnew(folder, { cachePath })
    expect(await tablesIn()).toBe(1)
    // A poll that is in the first file again is a duplicate in the other one, and then counts for the first.
    const steps = [
      { name: 'polls-25.csv', text: knownPollsOf(25), tables: 2 },
      { name: 'a.csv', text: knownPollsOf(25).replaceAll('inactive', 'active'), tables: 1 },
      { name: 'z.csv', text: knownPollsOf(25), tables: 2 },
    ]
    for (const { name, text, tables } of steps) {
      await writeFile(join(folder, name), text)
      const [again, without] = [await openAnew(folder, { cachePath }), await openAnew(folder, {})]
      expect(again).toEqual({ everything: without.everything, steps: [onlyNew] })
      expect(await tablesIn()).toBe(tables)
      expect(await openAnew(folder, { cachePath })).toEqual({ everything: without.everything, steps: [kept] })
    }
  }))

test('what is kept can be removed while a program uses it', () =>
  withFolder({}, async (parent) => {
    const [folder, cachePath] = [join(parent, 'data'), join(parent, 'cache')]
    await writeFiles(folder, folderOf([23, 24]))
    await openAnew(folder, { cachePath })
    const hashesOf = async (options: EngineOptions) => {
      const engine = await Engine.open(options)
      try {
        // The second data set uses the same file before the first one lets go of it.
        await engine.folder.open(folder)
        await engine.folder.reload()
        await engine.folder.clearKept()
        const { reportId } = await engine.reports.start({})
        const { status, observations } = await engine.reports.finished(reportId)
        const dataSet = engine.folder.require()
        return { status, observations, hashes: await dataSet.hashesUntil([dataSet.lastPollUs]), issues: await dataSet.issueGroups() }
      } finally {
        await engine.close()
      }
    }
    expect(await hashesOf({ cachePath })).toEqual(await hashesOf({}))
    expect(process.platform === 'win32' ? [] : await namesIn(cachePath)).toEqual([])
  }))

/** What is in a folder; nothing if it is not there. */
async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => [])
}

/** Keeps a folder, lends it, and returns what the next program then does with it. */
async function openAfter(change: (cachePath: string, folder: string) => Promise<unknown>, options: EngineOptions = {}) {
  return withFolder({}, async (parent) => {
    const [folder, cachePath] = [join(parent, 'data'), join(parent, 'cache')]
    await writeFiles(folder, folderOf([23]))
    const first = await openAnew(folder, { cachePath })
    await change(cachePath, folder)
    const again = await openAnew(folder, { cachePath, ...options })
    expect(again.everything).toEqual(first.everything)
    return { isRestored: again.steps.includes(kept), names: await namesIn(cachePath), cachePath }
  })
}

async function pathIn(cachePath: string, ending: string): Promise<string> {
  const names = await readdir(cachePath)
  return join(cachePath, names.find((name) => name.endsWith(ending)) ?? 'none')
}

async function flipByte(path: string, position: number): Promise<void> {
  const file = await open(path, 'r+')
  try {
    const { buffer } = await file.read({ buffer: Buffer.alloc(1), position })
    await file.write(Buffer.of((buffer[0] ?? 0) ^ 1), 0, 1, position)
  } finally {
    await file.close()
  }
}

describe('a folder is read although the cache', () => {
  test.each<{ name: string; change: (cachePath: string, folder: string) => Promise<unknown> }>([
    { name: 'is gone', change: (cachePath) => rm(cachePath, { recursive: true }) },
    { name: 'has other tables', change: async (cachePath) => writeFile(await pathIn(cachePath, '.duckdb'), 'other') },
    { name: 'has a damaged byte in its tables', change: async (cachePath) => flipByte(await pathIn(cachePath, '.duckdb'), 9000) },
    { name: 'has lost the end of its tables', change: async (cachePath) => truncate(await pathIn(cachePath, '.duckdb'), 4096) },
    { name: 'has a damaged manifest', change: async (cachePath) => flipByte(await pathIn(cachePath, '.json'), 300) },
    { name: 'has half a manifest', change: async (cachePath) => truncate(await pathIn(cachePath, '.json'), 300) },
    { name: 'has lost its tables', change: async (cachePath) => rm(await pathIn(cachePath, '.duckdb')) },
  ])('$name', async ({ change }) => {
    const { isRestored, names } = await openAfter(change)
    expect(isRestored).toBe(false)
    // It is kept once more, and nothing else is left.
    expect(names.map((name) => name.replace(/^[0-9a-f]+(?:-[0-9a-f]+)?/, '')).toSorted()).toEqual(['.duckdb', '.json'])
  })

  test('is switched off', async () => {
    expect(await openAfter(async () => undefined, { isCacheOn: () => Promise.resolve(false) })).toMatchObject({ isRestored: false })
  })

  test.skipIf(process.platform === 'win32')('can be changed by others, which the program says', async () => {
    await withFolder({}, async (parent) => {
      const cachePath = join(parent, 'cache')
      await mkdir(cachePath)
      await chmod(cachePath, 0o777)
      const engine = await Engine.open({ cachePath })
      expect(engine.cacheProblem).toContain('others can write to it')
      await engine.close()
      expect(await namesIn(cachePath)).toEqual([])
    })
    const { isRestored } = await openAfter(async (cachePath) => chmod(await pathIn(cachePath, '.duckdb'), 0o666))
    expect(isRestored).toBe(false)
  })

  test.skipIf(process.platform === 'win32')('has a link in place of its tables', async () => {
    const { isRestored } = await openAfter(async (cachePath) => {
      const tables = await pathIn(cachePath, '.duckdb')
      await rename(tables, `${cachePath}.moved`)
      await symlink(`${cachePath}.moved`, tables)
    })
    expect(isRestored).toBe(false)
  })

  test('cannot be made, which the program says', () =>
    withFolder({ 'data/polls.csv': pollsOf(23), file: 'no folder' }, async (parent) => {
      const engine = await Engine.open({ cachePath: join(parent, 'file') })
      expect(engine.cacheProblem).toContain('is not a folder')
      expect(await engine.folder.open(join(parent, 'data'))).toMatchObject({ stores: 3 })
      await engine.close()
    }))
})

test('a program that may open one folder only uses a cache besides', () =>
  withFolder({ 'data/polls.csv': pollsOf(23) }, async (parent) => {
    const options = { root: join(parent, 'data'), cachePath: join(parent, 'cache') }
    await openAnew(options.root, options)
    expect(await openAnew(options.root, options)).toMatchObject({ steps: [kept] })
  }))

test('only the user can read what is kept, and its names tell nothing', () =>
  withFolder({ 'secret-data/polls.csv': pollsOf(23) }, async (parent) => {
    const cachePath = join(parent, 'cache')
    await openAnew(join(parent, 'secret-data'), { cachePath })
    const names = await readdir(cachePath)
    expect(names.toSorted().map((name) => name.replaceAll(/[0-9a-f]{12,}/g, 'x'))).toEqual(['x-x.duckdb', 'x.json'])
    const modes = [cachePath, ...names.map((name) => join(cachePath, name))].map(async (path) => (await stat(path)).mode & 0o077)
    expect(process.platform === 'win32' ? [0] : [...new Set(await Promise.all(modes))]).toEqual([0])
  }))

test('two programs keep and restore one folder at the same time', () =>
  withFolder({ 'data/polls.csv': pollsOf(23) }, async (parent) => {
    const [folder, cachePath] = [join(parent, 'data'), join(parent, 'cache')]
    const openBoth = () => Promise.all([openAnew(folder, { cachePath }), openAnew(folder, { cachePath })])
    const [one, other] = await openBoth()
    const [third, fourth] = await openBoth()
    expect(new Set([one, other, third, fourth].map(({ everything }) => JSON.stringify(everything))).size).toBe(1)
    expect([third?.steps, fourth?.steps]).toEqual([[kept], [kept]])
  }))

test('a load is not kept if its files were changed just before it, or since', () =>
  withFolder({ 'data/polls.csv': pollsOf(23) }, async (parent) => {
    const [folder, cachePath] = [join(parent, 'data'), join(parent, 'cache')]
    const engine = await Engine.open({ cachePath })
    try {
      await writeFile(join(folder, 'polls.csv'), pollsOf(24))
      await engine.folder.open(folder)
      await engine.folder.whenKept()
      expect(await namesIn(cachePath)).toEqual([])
      await untilSettled(folder)
      await engine.folder.open(folder)
      await appendFile(join(folder, 'polls.csv'), `\n${poll('s1', 24, 23)}\n`)
      await engine.folder.whenKept()
      expect(await namesIn(cachePath)).toEqual([])
    } finally {
      await engine.close()
    }
  }))

test('a program that closes while it keeps a load leaves nothing', () =>
  withFolder({ 'data/polls.csv': pollsOf(23) }, async (parent) => {
    const [folder, cachePath] = [join(parent, 'data'), join(parent, 'cache')]
    await untilSettled(folder)
    const engine = await Engine.open({ cachePath })
    await engine.folder.open(folder)
    const keeping = engine.folder.whenKept()
    await engine.close()
    await keeping
    expect((await namesIn(cachePath)).filter((name) => !/^[0-9a-f]{40}/.test(name))).toEqual([])
  }))
