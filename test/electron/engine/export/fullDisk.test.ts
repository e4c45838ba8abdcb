import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withFolder } from '../../../support/data/folder'
import { useEngine } from '../../../support/engine/useEngine'
import { sampleDataFolder } from '../../../support/program/programFolder'

const { engine, reportOnFolder } = useEngine()

/** Linux has a device on which there is never room. */
test.runIf(process.platform === 'linux')('exports to a full disk fail with a message, again and again, and the program goes on', () =>
  withFolder({}, async (folder) => {
    await reportOnFolder(sampleDataFolder)
    const { reports } = await engine().reports.list({ folder: null, offset: 0, limit: 1 })
    const selection = await engine().selections.select({ reportId: reports[0]?.reportId ?? 0, search: '', filters: [], sort: [] })
    const whole = join(folder, 'outages.csv')
    await engine().exports.outages(selection, whole)
    for (let time = 0; time < 30; time += 1) {
      await expect(engine().exports.outages(selection, '/dev/full')).rejects.toMatchObject({ code: 'WRITE_FAILED', message: expect.stringMatching(/disk is full/i) })
    }
    const again = join(folder, 'again.csv')
    expect(await engine().exports.outages(selection, again)).toBeGreaterThan(0)
    expect(await readFile(again, 'utf8')).toBe(await readFile(whole, 'utf8'))
  }),
)
