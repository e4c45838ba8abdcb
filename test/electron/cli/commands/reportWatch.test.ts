import { once } from 'node:events'
import { appendFile, readFile, rename, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { withFolder } from '../../../support/data/folder'
import { startProgram, withoutNotices } from '../../../support/program/runProgram'
import { files } from '../../../support/data/smallFolder'

/** Milliseconds between two checks of the folder. */
const interval = 200
beforeAll(() => void vi.stubEnv('STORE_MONITOR_WATCH_INTERVAL_MS', String(interval)))
afterAll(() => void vi.unstubAllEnvs())

test('report --watch runs again after changes, prints the error of an unusable folder, and ends with Ctrl+C', () =>
  withFolder(files, async (folder) => {
    // A report in the watched folder must not start the next one.
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
    let hasPrinted = false
    child.stderr.once('data', () => {
      hasPrinted = true
    })
    await expect.poll(() => hasPrinted).toBe(true)
    await writeFile(`${polls}.part`, former.replace('new,', 'newer,'))
    await rename(`${polls}.part`, polls)
    await expect.poll(report).toContain('\nnewer,0.00,0.00,0.00,60.00,24.00,168.00\n')

    child.kill('SIGINT')
    const [exitCode] = await once(child, 'exit')
    expect({ exitCode, stderr: withoutNotices(await errors) }).toEqual({ exitCode: 0, stderr: expect.stringMatching(/^error: .+\n$/) })
  }))

test('a report that is written into the folder by another path does not start the next one', () =>
  withFolder(files, (folder) =>
    withFolder({}, async (elsewhere) => {
      const link = join(elsewhere, 'link')
      await symlink(folder, link)
      const child = startProgram('report', folder, '--out', join(link, 'report.csv'), '--json', '--watch')
      const printed = text(child.stdout)
      await once(child.stdout, 'data')
      // A change would start a report sooner.
      await delay(5 * interval)
      child.kill('SIGTERM')
      const [exitCode] = await once(child, 'exit')
      expect(exitCode).toBe(0)
      expect(JSON.parse(await printed)).toMatchObject({ stores: 3 })
    }),
  ))

test('report --watch ends when nobody reads what it prints', () =>
  withFolder(files, async (folder) => {
    const child = startProgram('report', folder, '--json', '--watch')
    const errors = text(child.stderr)
    await once(child.stdout, 'readable')
    child.stdout.destroy()
    await appendFile(join(folder, 'polls.csv'), 'new,inactive,2023-01-24 12:00:00 UTC\n')
    const [exitCode] = await once(child, 'exit')
    expect({ exitCode, stderr: withoutNotices(await errors) }).toEqual({ exitCode: 0, stderr: '' })
  }))
