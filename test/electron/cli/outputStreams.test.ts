import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { withFolder } from '../../support/data/folder'
import { programFolder } from '../../support/program/programFolder'
import { startProgram, withoutNotices } from '../../support/program/runProgram'
import { files } from '../../support/data/smallFolder'

const program = join(programFolder, 'out', 'main', 'cli.js')

/** Runs the program with one of its outputs on a full disk. */
async function runFull(output: 1 | 2, ...programArguments: readonly string[]) {
  const full = openSync('/dev/full', 'w')
  const child = spawn(process.execPath, [program, ...programArguments], {
    stdio: ['ignore', output === 1 ? full : 'pipe', output === 2 ? full : 'pipe'],
  })
  closeSync(full)
  const other = output === 1 ? child.stderr : child.stdout
  const [printed, [exitCode]] = await Promise.all([other === null ? '' : text(other), once(child, 'close')])
  return { exitCode, printed: withoutNotices(printed) }
}

describe.runIf(existsSync('/dev/full'))('on a full disk', () => {
  test.for<{ name: string; command: (folder: string) => readonly string[] }>([
    { name: 'a report', command: (folder) => ['report', folder, '--out', '-'] },
    { name: 'JSON', command: (folder) => ['inspect', folder, '--json'] },
    { name: 'many pieces', command: (folder) => ['issues', folder] },
    { name: 'the address of the server', command: (folder) => ['serve', folder, '--port', '0'] },
    { name: 'the help', command: () => ['report', '--help'] },
    { name: 'completion', command: () => ['completion', 'bash'] },
  ])('$name cannot be printed, and one line says why', ({ command }) =>
    withFolder(files, async (folder) => {
      expect(await runFull(1, ...command(folder))).toEqual({
        exitCode: 1,
        printed: 'error: Could not write to standard output: the disk is full.\n',
      })
    }),
  )

  test('an error that cannot be printed still has its exit code', async () => {
    expect(await runFull(2, 'inspect', '/missing')).toEqual({ exitCode: 3, printed: '' })
    expect(await runFull(2, 'report', '--missing')).toEqual({ exitCode: 2, printed: '' })
  })
})

test('an error that nobody reads still has its exit code', async () => {
  const child = startProgram('inspect', '/missing')
  child.stderr.destroy()
  expect(await once(child, 'exit')).toEqual([3, null])
})
