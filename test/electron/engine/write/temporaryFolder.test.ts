import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Engine } from '../../../../electron/engine/engine'
import { makeTemporaryFolder, removeAbandonedFolders } from '../../../../electron/engine/write/temporaryFolder'
import { withFolder } from '../../../support/data/folder'

/** The number of a program that has ended. */
async function endedProgram(): Promise<number> {
  const program = spawn(process.execPath, ['--version'], { stdio: 'ignore' })
  await once(program, 'exit')
  return program.pid ?? 0
}

/** The folders in which the programs of this process keep temporary files. */
async function ofThisProcess(): Promise<readonly string[]> {
  const names = await readdir(tmpdir())
  return names.filter((name) => name.startsWith('store-monitor-') && name.includes(`-${process.pid}-`))
}

test('folders of programs that were killed are removed, and no others', async () => {
  const own = await makeTemporaryFolder()
  const named = (pid: number, change = (name: string): string => name): string =>
    join(dirname(own), change(basename(own).replace(`-${process.pid}-`, `-${pid}-`)))
  const dead = await endedProgram()
  const abandoned = named(dead)
  const others = [
    // Former versions did not write when a program began.
    named(process.ppid, (name) => name.replace(/-\w{8}-(\w{6})$/, '-$1')),
    // Of another computer or container, and of another program.
    named(dead, (name) => name.replace(/^store-monitor-\w{8}/, 'store-monitor-00000000')),
    named(dead, (name) => `${name}-mine`),
    named(dead, (name) => `my-${name}`),
  ]
  try {
    for (const folder of [abandoned, ...others]) {
      await mkdir(join(folder, 'inner'), { recursive: true })
      await writeFile(join(folder, 'inner', 'part.csv'), 'a')
    }
    await removeAbandonedFolders()
    expect([own, abandoned, ...others].map((folder) => existsSync(folder))).toEqual([true, false, true, true, true, true])
  } finally {
    for (const folder of [own, abandoned, ...others]) await rm(folder, { recursive: true, force: true })
  }
})

test.skipIf(process.platform === 'win32')('only the user can read a temporary folder', async () => {
  const folder = await makeTemporaryFolder()
  expect((await stat(folder)).mode & 0o777).toBe(0o700)
  await rm(folder, { recursive: true })
})

describe('a temporary folder that somebody has cleaned up', () => {
  const polls = 'store_id,timestamp_utc,status\ns,2023-01-24 12:00:00 UTC,inactive\n'

  test.for<{ name: string; work: (engine: Engine, folder: string) => Promise<unknown> }>([
    { name: 'a folder is loaded', work: (engine, folder) => engine.folder.open(folder) },
    { name: 'exceptions are imported', work: (engine) => engine.folder.readExceptionsText('exceptions.csv', 'store_id,date\ns,2023-01-24\n') },
    {
      name: 'a report is made',
      work: async (engine) => {
        const { reportId } = await engine.reports.start({})
        expect(await engine.reports.finished(reportId)).toMatchObject({ status: 'complete' })
      },
    },
  ])('is there again, and private, when $name', ({ work }) =>
    withFolder({ 'polls.csv': polls }, async (folder) => {
      const before = new Set(await ofThisProcess())
      const engine = await Engine.open()
      try {
        const made = (await ofThisProcess()).find((name) => !before.has(name)) ?? ''
        const temporary = join(tmpdir(), made)
        await engine.folder.open(folder)
        await rm(temporary, { recursive: true })
        await work(engine, folder)
        const isPrivate = process.platform === 'win32' || ((await stat(temporary)).mode & 0o777) === 0o700
        expect(isPrivate).toBe(true)
      } finally {
        await engine.close()
      }
    }),
  )
})
