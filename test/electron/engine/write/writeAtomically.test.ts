import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, lstat, mkdir, readdir, readFile, readlink, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ownPrefix } from '../../../../electron/engine/write/processNames'
import { writeAtomically } from '../../../../electron/engine/write/writeAtomically'
import { openUserData } from '../../../../electron/userData/userData'
import { withFolder } from '../../../support/data/folder'

describe.skipIf(process.platform === 'win32')('keeps what exists at the path', () => {
  test('writes into a pipe', () =>
    withFolder({}, async (folder) => {
      const pipe = join(folder, 'pipe')
      execFileSync('mkfifo', [pipe])
      const [read] = await Promise.all([readFile(pipe, 'utf8'), writeAtomically(pipe, ['one\n', 'two\n'])])
      expect(read).toBe('one\ntwo\n')
      expect((await lstat(pipe)).isFIFO()).toBe(true)
      expect(await readdir(folder)).toEqual(['pipe'])
    }))

  test('writes the file that a link leads to', () =>
    withFolder({ 'kept/former.csv': 'former' }, async (folder) => {
      await symlink('kept', join(folder, 'inner'))
      await symlink('former.csv', join(folder, 'kept', 'second'))
      await symlink('inner/second', join(folder, 'first'))
      await symlink('../new.csv', join(folder, 'kept', 'ahead'))
      await writeAtomically(join(folder, 'first'), ['new\n'])
      await writeAtomically(join(folder, 'inner', 'ahead'), ['newer\n'])
      expect(await readlink(join(folder, 'first'))).toBe('inner/second')
      expect(await readlink(join(folder, 'kept', 'second'))).toBe('former.csv')
      expect(await readFile(join(folder, 'kept', 'former.csv'), 'utf8')).toBe('new\n')
      expect(await readFile(join(folder, 'new.csv'), 'utf8')).toBe('newer\n')
      expect((await readdir(folder)).toSorted()).toEqual(['first', 'inner', 'kept', 'new.csv'])
    }))

  test('keeps the mode of a file', () =>
    withFolder({ 'private.csv': 'former' }, async (folder) => {
      const path = join(folder, 'private.csv')
      for (const mode of [0o600, 0o666]) {
        await chmod(path, mode)
        await writeAtomically(path, ['new\n'])
        expect((await stat(path)).mode & 0o777).toBe(mode)
      }
      expect(await readFile(path, 'utf8')).toBe('new\n')
    }))
})

test('refuses to replace a file that is write-protected', () =>
  withFolder({ 'kept.csv': 'kept' }, async (folder) => {
    const path = join(folder, 'kept.csv')
    await chmod(path, 0o444)
    await expect(writeAtomically(path, ['new\n'])).rejects.toMatchObject({
      code: 'WRITE_FAILED',
      message: `The file could not be written to ${path}: it is write-protected.`,
    })
    expect(await readFile(path, 'utf8')).toBe('kept\n')
    expect(await readdir(folder)).toEqual(['kept.csv'])
  }))

test.for([
  { name: 'a folder', path: 'inner', problem: 'it is a folder' },
  { name: 'a path that ends like a folder', path: 'inner/', problem: 'it is a folder' },
  { name: 'the current folder', path: '.', problem: 'it is a folder' },
  { name: 'a name that is too long for a disk', path: `${'x'.repeat(300)}.csv`, problem: 'its name or path is too long' },
  { name: 'a path in a missing folder', path: 'missing/report.csv', problem: 'there is no such file or folder' },
])('refuses to write $name and leaves nothing behind', ({ path, problem }) =>
  withFolder({}, async (folder) => {
    await mkdir(join(folder, 'inner'))
    await expect(writeAtomically(`${folder}/${path}`, ['new\n'])).rejects.toMatchObject({
      code: 'WRITE_FAILED',
      message: `The file could not be written to ${folder}/${path}: ${problem}.`,
    })
    expect(await readdir(folder)).toEqual(['inner'])
    expect(await readdir(join(folder, 'inner'))).toEqual([])
  }),
)

/** The name of an unfinished file of a program. */
function named(pid: number | undefined): string {
  return `.${ownPrefix().replace(`-${process.pid}-`, `-${pid}-`)}a1b2c3.part`
}

test('removes what killed programs have left beside a file, and nothing else', () =>
  withFolder({}, async (folder) => {
    const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' })
    await once(child, 'exit')
    const others = [
      named(process.ppid).replace(/-\w{8}-(\w{6})\.part$/, '-$1.part'),
      // Of another computer or container, of another program, and of the user.
      named(child.pid).replace(/store-monitor-\w{8}/, 'store-monitor-00000000'),
      '.0f8fad5b-d9cb-469f-a165-70867728950e.part',
      named(child.pid).slice(1),
      `${named(child.pid)}.csv`,
      'polls.csv.part',
    ]
    for (const name of [named(child.pid), ...others]) await writeFile(join(folder, name), 'half')
    await writeAtomically(join(folder, 'report.csv'), ['whole\n'])
    expect((await readdir(folder)).toSorted()).toEqual([...others, 'report.csv'].toSorted())
  }))

test('what a killed program has left in the folder of the preferences is removed at the start', () =>
  withFolder({}, async (folder) => {
    const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' })
    await once(child, 'exit')
    await writeFile(join(folder, named(child.pid)), 'half')
    openUserData(folder)
    await expect.poll(() => readdir(folder)).toEqual([])
  }))
