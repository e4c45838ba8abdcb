import { appendFile, link, readdir, readFile, rename, truncate, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { withFolder } from '../../../support/data/folder'
import { outcomeOf } from '../../../support/engine/inputTable'
import { useEngine } from '../../../support/engine/useEngine'

const { engine } = useEngine()

const header = 'store_id,timestamp_utc,status'
const poll = (minute: number, store = 's') => `${store},2023-01-24 12:${String(minute % 60).padStart(2, '0')}:00.${minute} UTC,active\n`
const object = (minute: number) => `{"store_id":"s","timestamp_utc":"2023-01-24 12:${String(minute).padStart(2, '0')}:00 UTC","status":"active"}\n`

/** Loads a folder and changes it once loading has begun. */
async function loadWhile(folder: string, change: () => Promise<void>): ReturnType<typeof outcomeOf> {
  const changes: Promise<void>[] = []
  const unsubscribe = engine().subscribe(({ name, data }) => {
    if (name === 'progress' && data.job === 'load' && changes.length === 0) changes.push(change())
  })
  try {
    return await outcomeOf(engine(), folder)
  } finally {
    unsubscribe()
    await Promise.all(changes)
  }
}

test.each<{ name: string; file: string; text: string; added: string; rows: string }>([
  { name: 'whole lines', file: 'polls.csv', text: `${header}\n${poll(1)}${poll(2)}`, added: poll(3), rows: '2 = 2 + 0 + 0' },
  { name: 'a line in two parts', file: 'polls.csv', text: `${header}\n${poll(1)}s,2023-01-24 12:02`, added: `:00 UTC,active\n`, rows: '1 = 1 + 0 + 0' },
  { name: 'lines after one that cannot be read', file: 'polls.csv', text: `${header}\nstray\n${poll(1)}`, added: poll(2), rows: '2 = 1 + 0 + 1' },
  { name: 'lines after an odd id', file: 'polls.csv', text: `${header}\n${poll(1, '8.4E+18')}${poll(1)}`, added: poll(2), rows: '2 = 1 + 0 + 1' },
  { name: 'JSON lines', file: 'polls.jsonl', text: object(1) + object(2), added: object(3), rows: '2 = 2 + 0 + 0' },
])('reads a poll file up to the length that it had, although $name are added', ({ file, text, added, rows }) =>
  withFolder({ [file]: Buffer.from(text) }, async (folder) => {
    const outcome = await loadWhile(folder, () => appendFile(join(folder, file), added))
    expect(outcome).toMatchObject({ rows: [`${file}: ${rows}`], refusal: null })
    expect(engine().folder.dataSet?.files[0]?.path).toBe(join(folder, file))
    expect((await outcomeOf(engine(), folder)).rows).not.toEqual(outcome.rows)
  }),
)

test('keeps reporting while somebody writes to the polls all the time', () =>
  withFolder({ 'polls.csv': Buffer.from(header + '\n') }, async (folder) => {
    const path = join(folder, 'polls.csv')
    const stop = new AbortController()
    let written = 0
    const write = async (): Promise<void> => {
      for (; !stop.signal.aborted; written += 1) {
        await appendFile(path, poll(written))
        await nextTurn()
      }
    }
    await appendFile(path, poll(0, 't'))
    const writer = write()
    try {
      for (let loads = 0; loads < 3; loads += 1) {
        const before = written
        const { files } = await engine().folder.open(folder)
        expect(files).toMatchObject([{ path, rowsRejected: 0 }])
        // The row of `t` was there before.
        expect(files[0]?.rowsRead).toBeGreaterThanOrEqual(before + 1)
        expect(files[0]?.rowsRead).toBeLessThanOrEqual(written + 2)
      }
    } finally {
      stop.abort()
      await writer
    }
  }))

test.each<{ name: string; change: (path: string) => Promise<void> }>([
  { name: 'shorter', change: (path) => truncate(path, header.length + 1) },
  { name: 'longer with another beginning', change: (path) => writeFile(path, `${header}\n${poll(9)}${poll(8)}${poll(7)}`) },
])('refuses a poll file that is replaced by one that is $name', ({ change }) =>
  withFolder({ 'polls.csv': Buffer.from(`${header}\n${poll(1)}${poll(2)}`) }, async (folder) => {
    const { refusal } = await loadWhile(folder, () => change(join(folder, 'polls.csv')))
    expect(refusal).toBe('The file FOLDER/polls.csv changed while it was being read. Open the folder again when the file is complete.')
    expect(await readdir(folder)).toEqual(['polls.csv'])
  }),
)

test('refuses a file whose place another one took, although size, time and ends are the same', () =>
  withFolder({ 'polls.csv': Buffer.from(`${header}\n${poll(1)}stray\n${poll(2).repeat(50)}`) }, async (folder) => {
    const path = join(folder, 'polls.csv')
    const time = new Date('2023-01-24T12:00:00Z')
    await utimes(path, time, time)
    const outcome = await loadWhile(folder, async () => {
      await writeFile(`${path}.new`, await readFile(path))
      await utimes(`${path}.new`, time, time)
      await rename(`${path}.new`, path)
    })
    expect(outcome.refusal).toContain('The file FOLDER/polls.csv changed while it was being read.')
  }))

test('reads a file that gets a further name meanwhile, as backup programs give it', () =>
  withFolder({ 'data/polls.csv': Buffer.from(`${header}\n${poll(1)}stray\n${poll(2)}`) }, async (parent) => {
    const folder = join(parent, 'data')
    const { refusal } = await loadWhile(folder, () => link(join(folder, 'polls.csv'), join(parent, 'backup.csv')))
    expect(refusal).toBeNull()
  }))
