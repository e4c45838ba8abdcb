import { once } from 'node:events'
import { appendFile, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { withFolder } from '../../support/folder'
import { startProgram } from '../../support/runProgram'
import { files } from '../../support/smallFolder'

test('report --watch runs again when the folder has changed, says what it cannot use, and ends with Ctrl+C', () =>
  withFolder(files, async (folder) => {
    // A report in the folder that is watched must not start the next one.
    const out = join(folder, 'report.csv')
    const polls = join(folder, 'polls.csv')
    const child = startProgram('report', folder, '--out', out, '--watch')
    const errors = text(child.stderr)
    const report = () => readFile(out, 'utf8').catch(() => '')
    await expect.poll(report).toContain('\n97,60.00,24.00,168.00,0.00,0.00,0.00\n')

    await appendFile(polls, 'new,inactive,2023-01-24 12:00:00 UTC\n')
    await expect.poll(report).toContain('\nnew,0.00,0.00,0.00,60.00,24.00,168.00\n')

    const former = await readFile(polls, 'utf8')
    await writeFile(polls, '')
    let hasSaidSo = false
    child.stderr.once('data', () => {
      hasSaidSo = true
    })
    await expect.poll(() => hasSaidSo).toBe(true)
    await writeFile(`${polls}.part`, former.replace('new,', 'newer,'))
    await rename(`${polls}.part`, polls)
    await expect.poll(report).toContain('\nnewer,0.00,0.00,0.00,60.00,24.00,168.00\n')

    child.kill('SIGINT')
    const [exitCode] = await once(child, 'exit')
    expect({ exitCode, stderr: await errors }).toEqual({ exitCode: 0, stderr: expect.stringMatching(/^error: .+\n$/) })
  }))
