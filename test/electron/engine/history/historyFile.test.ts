import { execFileSync } from 'node:child_process'
import { chmod, readdir, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { Engine } from '../../../../electron/engine/engine'
import { withFolder } from '../../../support/data/folder'
import { historySession } from '../../../support/engine/historySession'

const isWindows = process.platform === 'win32'
const files = { 'polls.csv': 'store_id,timestamp_utc,status\ns,2023-01-24 12:00:00 UTC,inactive' }

async function report(engine: Engine): Promise<void> {
  const { reportId } = await engine.reports.start({})
  await engine.reports.finished(reportId)
}

async function modesIn(folder: string): Promise<Readonly<Record<string, string>>> {
  const names = await readdir(folder)
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, ((await stat(join(folder, name))).mode & 0o777).toString(8)])))
}

test.skipIf(isWindows)('only its owner can read a history and its log, in a folder that others can read', () =>
  withFolder(files, (data) => withFolder({}, async (folder) => {
    const umask = process.umask(0)
    onTestFinished(() => void process.umask(umask))
    await chmod(folder, 0o755)
    const path = join(folder, 'h.duckdb')
    const isPrivate = { 'h.duckdb': '600', 'h.duckdb.wal': '600' }
    // The second session finds a history without a log, and leaves it so.
    for (let session = 0; session < 2; session += 1) {
      await historySession(path, async (engine) => {
        expect(await modesIn(folder)).toEqual(isPrivate)
        await engine.folder.open(data)
        await report(engine)
        expect(await modesIn(folder)).toEqual(isPrivate)
      })
      expect(await modesIn(folder)).toEqual({ 'h.duckdb': '600' })
    }
    await chmod(path, 0o640)
    await historySession(path, async () => {
      expect(await modesIn(folder)).toEqual({ 'h.duckdb': '640', 'h.duckdb.wal': '600' })
    })
    expect(await modesIn(folder)).toEqual({ 'h.duckdb': '640' })
  })),
)

test.skipIf(isWindows)('only its owner can read a new history that takes the place of one that was set aside', () =>
  withFolder({ ...files, 'h.duckdb': 'this is not a database' }, async (folder) => {
    const umask = process.umask(0)
    onTestFinished(() => void process.umask(umask))
    const engine = await Engine.open({ historyPath: join(folder, 'h.duckdb'), isHistoryOptional: true })
    await engine.folder.open(folder)
    await report(engine)
    await engine.startNewHistory()
    expect(await modesIn(folder)).toMatchObject({ 'h.duckdb': '600', 'h.duckdb.wal': '600' })
    await engine.close()
  }))

test.skipIf(isWindows).each(['h.duckdb', 'h.duckdb.wal'])('does not wait for a pipe that is in the place of %s, or set it aside', (name) =>
  withFolder({}, async (folder) => {
    const historyPath = join(folder, 'h.duckdb')
    execFileSync('mkfifo', [join(folder, name)])
    const reason = `Reports are kept in a file, and ${historyPath} or its log is something else, such as a folder, a pipe or a device.`
    await expect(Engine.open({ historyPath })).rejects.toMatchObject({ code: 'INVALID_INPUT', message: reason })
    const engine = await Engine.open({ historyPath, isHistoryOptional: true })
    expect(engine.historyProblem).toEqual({ isInUse: false, reason })
    await expect(engine.startNewHistory()).rejects.toMatchObject({ code: 'INVALID_INPUT', message: reason })
    await engine.close()
    expect(await readdir(folder)).toEqual([name])
  }),
)

test('says in plain words that the folder of a history cannot be made', () =>
  withFolder({ file: '' }, async (folder) => {
    const inFile = join(folder, 'file', 'inner')
    const message = `Reports cannot be kept in ${inFile}: part of the path is a file, not a folder.`
    await expect(Engine.open({ historyPath: join(inFile, 'h.duckdb') })).rejects.toMatchObject({ code: 'WRITE_FAILED', message })
  }))

test.skipIf(isWindows)('says in plain words that the folder of a history is not there any more', () =>
  withFolder(files, (data) => withFolder({}, async (parent) => {
    const folder = join(parent, 'kept')
    await historySession(join(folder, 'h.duckdb'), async (engine) => {
      await engine.folder.open(data)
      await rename(folder, join(parent, 'elsewhere'))
      const message = `Reports are kept in the folder ${folder}, but it is not there any more.`
      await expect(engine.reports.start({})).rejects.toMatchObject({ code: 'WRITE_FAILED', message })
    })
  })),
)
