import { afterAll, beforeAll, expect, test } from 'vitest'
import { changePreferences, defaultPreferences } from '../../../shared/preferences/preferenceDefaults'
import { uptimeBands } from '../../../shared/report/chartData'
import { openPage, type TestPage } from '../../support/page/openPage'

let report: TestPage

const none = { meets: 0, little_left: 0, misses: 0, too_little_seen: 0, no_observations: 0 }

beforeAll(async () => {
  report = await openPage(
    { rows: [{ store_id: '1' }] },
    {
      getPreferences: () =>
        changePreferences(defaultPreferences, { uptimeGoal: { goalPercent: 99.25, leastCoveragePercent: 50, lowBudgetPercent: 75 } }),
      // A goal of 99.25 % lies in the middle of the band from 99 to 99.5 %.
      getUptimeBands: () =>
        uptimeBands.map((band) => {
          if (band === 99) return { band, stores: 10, storesByVerdict: { ...none, little_left: 4, misses: 3, too_little_seen: 2 } }
          if (band === 'none') return { band, stores: 5, storesByVerdict: { ...none, no_observations: 5 } }
          return { band, stores: 0, storesByVerdict: none }
        }),
    },
  )
  await report.page.getByRole('tab', { name: 'Fleet' }).click()
  await report.page.getByRole('listbox', { name: 'Stores by uptime %' }).waitFor()
})

afterAll(() => report.close())

test('a bar is split by verdict, and says how many stores have each', async () => {
  const { page } = report
  const bar = page.getByRole('option', {
    name: '99 to < 99.5 %, 10 stores, 66.7 % of stores, Little left: 4, Misses goal: 3, Too little seen: 2, No verdict: 1',
  })
  const parts = await bar.locator('.barPart').evaluateAll((elements) =>
    elements.map((part) => [part.getAttribute('class'), Math.round(part.getBoundingClientRect().width)] as const),
  )
  expect(parts.map(([name]) => name)).toEqual(['little_left', 'misses', 'too_little_seen', 'no_verdict'].map((name) => `barPart ${name}`))
  const [four = 0, three = 0] = parts.map(([, width]) => width)
  // A pixel separates the parts.
  expect((four + 1) / (three + 1)).toBeCloseTo(4 / 3, 1)
  await bar.hover()
  await page.locator('.chartTip').getByText('Misses goal: 3').waitFor()
})

test('a line marks the goal inside its band, and a legend names the colours', async () => {
  const { page } = report
  const goal = await page.locator('[role="listbox"] .goalLine').boundingBox()
  const band = await page.getByRole('option', { name: /^99 to/ }).locator('.barGround').boundingBox()
  const height = band?.height ?? 0
  expect((goal?.y ?? 0) - (band?.y ?? 0)).toBeGreaterThan(0.4 * height)
  expect((goal?.y ?? 0) - (band?.y ?? 0)).toBeLessThan(0.6 * height)
  const legend = page.getByRole('list', { name: 'Colours of the verdicts' }).getByRole('listitem')
  expect(await legend.allTextContents()).toEqual([
    'Meets goal',
    'Little left',
    'Misses goal',
    'Too little seen',
    'No observations',
    'No verdict',
    'Goal 99.25 %',
  ])
})

test('the table lists the verdicts of each band', async () => {
  await report.page.getByText('Show as a table').last().click()
  const row = report.page.getByRole('table', { name: 'Stores by uptime % and verdict' }).getByRole('row', { name: /^No observations/ })
  expect(await row.getByRole('cell').allTextContents()).toEqual(['5', 'No observations: 5'])
})
