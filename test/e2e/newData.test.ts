import { appendFile, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { mainlyDesktop, openTestDoor, type TestDoor } from '../support/doors/testDoor'

function at(time: string): (storeAndStatus: string) => string {
  return (storeAndStatus) => storeAndStatus.replace(',', `,2023-01-24 ${time} UTC,`)
}

function boxOf(bar: Locator): Promise<DOMRect> {
  return bar.evaluate((element) => element.getBoundingClientRect().toJSON())
}

describe.for(mainlyDesktop)('new data in the $name', ({ openDoor }) => {
  let door: TestDoor
  let folder: string
  let polls: string
  let offer: Locator
  let changes: Locator

  beforeAll(async () => {
    vi.stubEnv('STORE_MONITOR_WATCH_INTERVAL_MS', '100')
    door = await openTestDoor(openDoor)
    vi.unstubAllEnvs()
    // Stores without hours are always open; at noon `ok` and `weak` are up, and `ill` is down.
    const lines = ['store_id,timestamp_utc,status', ...['ok,active', 'weak,active', 'ill,inactive'].map(at('12:00:00'))]
    folder = await door.newFolder({ 'polls.csv': lines.join('\n') }, 'live')
    polls = join(folder, 'polls.csv')
    const statuses = door.report.page.getByRole('status')
    offer = statuses.filter({ hasText: 'New data in live' })
    changes = statuses.filter({ hasText: 'since the report made' })
    await door.openFolder(folder)
    await door.report.storeCell('weak').waitFor()
  })

  afterAll(() => door.close())

  async function expectStores(stores: readonly string[]): Promise<void> {
    await expect.poll(async () => (await door.report.storeIds()).toSorted()).toEqual(stores)
  }

  async function expectChanges(inWords: readonly string[]): Promise<void> {
    await expect.poll(() => changes.getByRole('button').allTextContents()).toEqual([...inWords, 'Compare', 'Dismiss'])
  }

  /** The paths, sizes and times of change of the folder and its files. */
  async function seenOfFolder(): Promise<readonly unknown[]> {
    const paths = [folder, ...(await readdir(folder)).toSorted().map((name) => join(folder, name))]
    return Promise.all(paths.map(async (path) => [path, (await stat(path)).size, (await stat(path)).mtimeMs]))
  }

  test('is offered as an update, which shows what changed', async () => {
    await appendFile(polls, `${['ok,active', 'weak,inactive', 'ill,active', 'fresh,active'].map(at('13:00:00')).join('\n')}\n`)
    const written = await seenOfFolder()
    await offer.getByText('polls.csv changed').waitFor()
    await expectStores(['ill', 'ok', 'weak'])
    await offer.getByRole('button', { name: 'Update now' }).click()
    await expectChanges(['1 store went down', '1 store came back', '1 new store'])
    await expectStores(['fresh', 'ill', 'ok', 'weak'])
    expect(await offer.count()).toBe(0)
    expect(await seenOfFolder()).toEqual(written)

    await changes.getByRole('button', { name: '1 store went down' }).click()
    const comparison = door.report.page.getByRole('dialog', { name: 'Comparison of two reports' })
    const stores = () => comparison.locator('.ag-cell[col-id="store_id"]').allTextContents()
    await expect.poll(stores).toEqual(['weak'])
    await comparison.getByRole('button', { name: 'All stores 4' }).click()
    await expect.poll(async () => (await stores()).toSorted()).toEqual(['fresh', 'ill', 'ok', 'weak'])
    // A store opens in the report on screen, whose changes stay in sight.
    await comparison.locator('.storeLink', { hasText: 'weak' }).click()
    const panel = door.report.page.getByRole('complementary', { name: 'Store details' })
    await panel.getByRole('heading', { name: 'weak' }).waitFor()
    expect(await comparison.count()).toBe(0)
    await expectChanges(['1 store went down', '1 store came back', '1 new store'])
    await panel.getByRole('button', { name: 'Close' }).click()
    await panel.waitFor({ state: 'detached' })
  })

  test('is offered next to the changes of the last update, below the top bar, which does not move', async () => {
    await appendFile(polls, 'ok,2023-01-24 13:30:00 UTC,active\n')
    await offer.waitFor()
    const top = await boxOf(door.report.page.getByRole('banner'))
    const [changed, offered] = [await boxOf(changes), await boxOf(offer)]
    expect(top.top).toBe(0)
    expect([changed.top, offered.top]).toEqual([top.bottom, top.bottom])
    await door.report.page.setViewportSize({ width: 1024, height: 700 })
    // The order on the page is that of screen readers.
    const [first, second] = [await boxOf(offer), await boxOf(changes)]
    expect([first.left, first.right, second.top]).toEqual([0, 1024, first.bottom])
    await door.report.page.setViewportSize({ width: 1440, height: 900 })
    await offer.getByRole('button', { name: 'Update now' }).click()
    await changes.getByText('No store went down').waitFor()
  })

  test('keeps the report and shows an error if it cannot be read', async () => {
    const whole = [...['ok,active', 'weak,active'].map(at('14:00:00')), ''].join('\n')
    await writeFile(polls, 'store_id,timestamp_utc,status\nok,2023-')
    // Nothing was offered before, so the broken file has been noticed, which takes earlier errors away.
    await offer.getByRole('button', { name: 'Update now' }).click()
    await door.report.errors.getByText('polls.csv').waitFor()
    await expectStores(['fresh', 'ill', 'ok', 'weak'])
    expect(await offer.count()).toBe(1)
    await writeFile(polls, `store_id,timestamp_utc,status\n${whole}`)
    await expect.poll(() => door.report.errors.count()).toBe(0)
    await offer.getByRole('button', { name: 'Update automatically' }).click()
  })

  test('updates the report automatically once the user has chosen that', async () => {
    // The repaired file is read without a click.
    await expectChanges(['1 store came back', '2 stores no longer in the data'])
    await expectStores(['ok', 'weak'])
    await appendFile(polls, 'late,2023-01-24 15:00:00 UTC,active\n')
    await expectChanges(['1 new store'])
    await expectStores(['late', 'ok', 'weak'])
    await changes.getByRole('button', { name: 'Dismiss' }).click()
    expect(await changes.count()).toBe(0)
  })
})
