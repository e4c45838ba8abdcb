import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../support/data/temporaryFolder'
import { lineThat, startDesktop, startElectron } from '../support/desktop/realDesktop'

const traceStart = join(import.meta.dirname, '../support/desktop/traceStart.cjs')

test.for(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s, even three times, ends the program with 0 and keeps the last change', async (signal) => {
  const dataFolder = await temporaryFolder()
  const { report, sendSignal, ended } = await startDesktop(dataFolder)
  await report.button('Try the sample data').click()
  await expect.poll(async () => (await report.storeIds())[0]).toBe('1414213562373095048')
  await report.search('1618')
  // A terminal signals npm, the launcher and Electron, and the first two pass their signal on.
  for (let count = 0; count < 3; count += 1) {
    sendSignal(signal)
    await setTimeout(10)
  }
  expect(await ended).toBe(0)
  const preferences = await readFile(join(dataFolder, 'preferences.json'), 'utf8')
  expect(JSON.parse(preferences)).toMatchObject({ lastView: { state: { rows: { search: '1618' } } } })
})

const moments = ['loaded', 'ready', 'window created', 'ready to show', 'page loaded'] as const

test.for(moments.flatMap((moment) => (['SIGINT', 'SIGTERM'] as const).map((signal) => ({ moment, signal }))))(
  '$signal at the moment $moment of the start ends the program without an error',
  async ({ moment, signal }) => {
    const { child, lines, ended } = startElectron(await temporaryFolder(), '-r', traceStart)
    const errors: string[] = []
    lines.on('line', (line) => /Error|could not start/.test(line) && errors.push(line))
    await lineThat(lines, new RegExp(`^moment: ${moment}$`))
    child.kill(signal)
    expect([0, signal]).toContain(await ended)
    expect(errors).toEqual([])
  },
)
