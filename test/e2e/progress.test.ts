import { expect, onTestFinished, test } from 'vitest'
import { openBrowserDoor } from '../support/doors/doors'
import { openTestDoor } from '../support/doors/testDoor'

/** Keeps what the bar and the words beside it say from change to change; null where the bar tells no share. */
const keepBars = `
  window.bars = []
  const look = () => {
    const bar = document.querySelector('dialog progress')
    if (bar === null) return
    const share = bar.hasAttribute('value') ? bar.value : null
    window.bars.push({ share, hasPercentage: bar.parentElement.textContent.includes('%') })
  }
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
`
interface Bar {
  readonly share: number | null
  readonly hasPercentage: boolean
}

test('one bar goes through loading and report, never back, and tells no share where nobody knows it', async () => {
  const door = await openTestDoor(openBrowserDoor)
  onTestFinished(() => door.close())
  // Many stores, so that the report takes long enough for its part of the bar to be drawn.
  const polls = Array.from({ length: 400_000 }, (_, index) => {
    const minute = String(Math.floor(index / 8000)).padStart(2, '0')
    return `${index % 8000},2023-01-25 12:${minute}:00 UTC,${index % 3 === 0 ? 'inactive' : 'active'}\n`
  }).join('')
  const data = await door.newFolder({ 'polls.csv': `store_id,timestamp_utc,status\n${polls}` })
  const { page } = door.report
  await page.evaluate(keepBars)
  await door.openFolder(data)
  await expect.poll(() => door.report.storeIds()).not.toEqual([])

  const bars = await page.evaluate<readonly Bar[]>('window.bars')
  const shares = bars.flatMap(({ share }) => (share === null ? [] : [share]))
  expect(shares[0]).toBe(0)
  expect(shares.at(-1)).toBeGreaterThan(0.6)
  expect(shares).toEqual(shares.toSorted((one, other) => one - other))
  expect(bars.filter(({ share }) => share === null).length).toBeGreaterThan(0)
  for (const { share, hasPercentage } of bars) expect(hasPercentage).toBe(share !== null)
})
