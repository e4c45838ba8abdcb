import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { launchDesktopDouble, startDesktopDouble } from '../../support/desktop/desktopDouble'
import { programFolder } from '../../support/program/programFolder'
import { temporaryFolder } from '../../support/data/temporaryFolder'
import { ReportPage } from '../../support/browser/reportPage'

const polls = (store: string): string => `store_id,timestamp_utc,status\n${store},2023-01-25 12:00:00 UTC,active`
const files = { 'first/polls.csv': polls('1'), 'second & last/polls.csv': polls('2'), 'third/polls.csv': polls('3') }

test('opens the folder that the program is started with, and those that later starts hand over', async () => {
  const folder = await temporaryFolder(files)
  const [first, second, third] = ['first', 'second & last', 'third'].map((name) => join(folder, name))
  const app = await launchDesktopDouble(programFolder, join(folder, 'data'), { programArguments: [first ?? ''] })
  onTestFinished(() => app.close())
  const report = new ReportPage(app.page)
  async function expectStore(id: string): Promise<void> {
    await expect.poll(() => report.storeIds()).toEqual([id])
  }
  await expectStore('1')
  expect(app.electron.handedOver()).toEqual({ folder: first })

  const [window] = app.electron.windows
  window?.minimize()
  app.electron.handOver({ folder: second })
  await expectStore('2')
  expect(window?.isFocused).toBe(true)

  app.electron.handOver({ folder: 'not an absolute path' })
  app.electron.handOver(undefined)
  app.electron.openFile(third ?? '')
  await expectStore('3')
  // A page that loads again does not open the folder again.
  app.electron.dockMenu().at([second ?? '']).click()
  await expectStore('2')
  await app.page.reload()
  await expectStore('2')
  expect(app.electron.windows).toHaveLength(1)
})

test('opens a folder that is named while another one loads, when that has ended', async () => {
  const folder = await temporaryFolder(files)
  const app = await launchDesktopDouble(programFolder, join(folder, 'data'))
  onTestFinished(() => app.close())
  const report = new ReportPage(app.page)
  await report.button('Try the sample data').click()
  app.electron.handOver({ folder: join(folder, 'first') })
  await expect.poll(() => report.storeIds()).toEqual(['1'])
})

test('lists the recent folders in the dock and in the jump list', async () => {
  const folder = await temporaryFolder(files)
  const [first = '', second = ''] = ['first', 'second & last'].map((name) => join(folder, name))
  const app = await launchDesktopDouble(programFolder, join(folder, 'data'), { programArguments: [first] })
  onTestFinished(() => app.close())
  const report = new ReportPage(app.page)
  await expect.poll(() => report.storeIds()).toEqual(['1'])
  app.electron.handOver({ folder: second })
  await expect.poll(() => report.storeIds()).toEqual(['2'])
  // Windows shows the list only if the shortcut of the installer has the same id.
  expect(await readFile(join(programFolder, 'electron/electron-builder.yml'), 'utf8')).toContain(`\nappId: ${app.electron.appId()}\n`)
  expect(app.electron.dockMenu().items.map(({ label }) => label)).toEqual([second.replace('&', '&&'), first])
  expect(app.electron.jumpList()).toMatchObject([
    {
      name: 'Recent folders',
      items: [
        { title: 'second & last', description: second, args: `"${programFolder}" "${second}"` },
        { title: 'first', description: first, args: `"${programFolder}" "${first}"` },
      ],
    },
  ])
})

test('starts again with one folder if it was started with so many that a running program would end', async () => {
  const folder = await temporaryFolder()
  const many = Array.from({ length: 2000 }, (_, index) => join(folder, `polls-${index}`))
  const app = await startDesktopDouble(programFolder, join(folder, 'data'), { programArguments: many })
  await app.end()
  expect(app.electron.relaunchedWith()).toEqual([programFolder, many[0]])
  expect(app.electron.handedOver()).toBeNull()
})
