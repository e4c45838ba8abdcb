import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { makeTemporaryFolder, removeAbandonedFolders } from '../../../../electron/engine/write/temporaryFolder'

/** The number of a program that has ended. */
async function endedProgram(): Promise<number> {
  const program = spawn(process.execPath, ['--version'], { stdio: 'ignore' })
  await once(program, 'exit')
  return program.pid ?? 0
}

test('folders of programs that were killed are removed, and no others', async () => {
  const own = await makeTemporaryFolder()
  const named = (pid: number, change = (name: string): string => name): string =>
    join(dirname(own), change(basename(own).replace(/-\d+-(\w+)$/, `-${pid}-$1`)))
  const dead = await endedProgram()
  const abandoned = named(dead)
  const others = [
    named(process.ppid),
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
