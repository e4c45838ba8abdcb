import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { htmlDocument } from '../../../../../electron/engine/export/documents'
import type { RowSelection } from '../../../../../shared/report/rowSelection'
import { connectChromium, type BrowserPart } from '../../../../support/browser/connectChromium'
import { useEngine } from '../../../../support/engine/useEngine'

const { engine, reportOn } = useEngine()

const hostile = [
  '<script>document.title="run"</script>',
  '"><img src=x onerror=document.title=1>',
  "' onmouseover='x",
  '</style><b>bold</b>',
  '&lt;b&gt; &amp;',
] as const

// The report time is Tuesday 24 January, 12:00 UTC. All stores are in Chicago, always open, and have one poll. Those with
// hostile names were down for the whole week, and `up` was up. `silent` is only in the zones.
const files = {
  'polls.csv': [
    'store_id,timestamp_utc,status',
    ...hostile.map((id) => `"${id.replaceAll('"', '""')}",2023-01-24 12:00:00 UTC,inactive`),
    'up,2023-01-24 12:00:00 UTC,active',
    'up,not a time,active',
  ].join('\n'),
  'a & <b>.csv': 'store_id,timezone_str\nsilent,Asia/Tokyo',
}

async function documentOf(selection: Partial<RowSelection> = {}): Promise<string> {
  const { reports } = await engine().reports.list({ folder: null, offset: 0, limit: 1 })
  const reportId = reports[0]?.reportId ?? 0
  const { html } = await engine().exports.html(await engine().selections.select({ reportId, search: '', filters: [], sort: [], ...selection }))
  return html
}

let browser: BrowserPart
beforeAll(async () => {
  browser = await connectChromium()
})
afterAll(() => browser.close())

/** Opens the document in a browser and returns the texts of the selectors. Fails if it sends a request or logs a message. */
async function readIn(text: string, ...selectors: readonly string[]): Promise<readonly (readonly string[])[]> {
  const context = await browser.newContext()
  const page = await context.newPage()
  const troubles: string[] = []
  page.on('console', (message) => troubles.push(message.text()))
  page.on('pageerror', (error) => troubles.push(error.message))
  page.on('request', (request) => troubles.push(request.url()))
  const title = /<title>(.*)<\/title>/.exec(text)?.[1]
  await page.setContent(text, { waitUntil: 'load' })
  expect(await page.title()).toBe(title)
  expect(await page.locator('script, img, b, link, iframe').count()).toBe(0)
  const found = await Promise.all(selectors.map((selector) => page.locator(selector).allTextContents()))
  expect(troubles).toEqual([])
  await context.close()
  return found
}

describe('the HTML report', () => {
  test('shows the numbers of the report, and does not run what is in its data', async () => {
    await reportOn(files)
    const text = await documentOf()
    expect(text).not.toMatch(/https?:|url\(|@import/)
    const [tiles, worst, names, counts, labels, verdicts] = await readIn(
      text,
      '.tiles dd:not(.note)',
      'h2:text("Most downtime") + div td:first-child',
      'h2:text("Data files") + div td:nth-child(2)',
      '.count',
      '.count + text',
      'h2:text("Most downtime") + div .verdict',
    )
    // 5 stores × 168 h down, one up. One poll shows one of 168 h (the hour before it): too little for a verdict.
    expect(tiles).toEqual(['7', '–Too little seen', '840.00 h', '5', '5', '1'])
    expect(worst).toEqual(hostile.toSorted())
    expect(names?.toSorted()).toEqual(Object.keys(files).toSorted())
    expect(verdicts).toEqual(hostile.map(() => 'Too little seen'))
    expect([labels?.[0], labels?.[1], labels?.at(-1)]).toEqual(['No observations', '0 to < 50 %', '100 %'])
    // Without observations, then 0 to 50 %, and at the end 100 %.
    expect([counts?.[0], counts?.[1], counts?.at(-1)]).toEqual(['1', '5', '1'])
  })

  test('says how much was seen, and what the stores are judged by', async () => {
    const [notes, cautions, facts, uptimes] = await readIn(
      await documentOf({ goal: { goalPercent: 99.5, leastCoveragePercent: 40, lowBudgetPercent: 75 } }),
      '.tiles .note',
      '.caution',
      '.facts dd',
      'h2:text("Most downtime") + div td:nth-child(3)',
    )
    // 6 of 1176 h.
    expect(notes).toEqual(['0 of 7 stores · 1 % of open time seen', '0 closed, last seen down · 1 unknown'])
    expect(cautions).toEqual([
      'Too little was seen to judge these stores together: 1 % of open time was within 60 minutes of a poll, and none of the 6 observed stores reached the least coverage of 40 %.',
    ])
    expect(facts?.[3]).toBe('99.5 % uptime; least coverage 40 %; little left after 75 % of the allowed downtime')
    expect(uptimes).toEqual(hostile.map(() => '≈ 0.00'))
  })

  test('judges stores of which enough was seen, and colours bars by verdict', async () => {
    // One poll shows 1 of 168 h: 0.60 % of the open time.
    const text = await documentOf({ goal: { goalPercent: 99, leastCoveragePercent: 0.5, lowBudgetPercent: 75 } })
    const [uptime, verdicts, cautions, bars, legend] = await readIn(
      text,
      '.tiles div:nth-child(2) dd',
      'h2:text("Most downtime") + div .verdict',
      '.caution',
      '.bar title',
      '.legend[aria-label="Colours of the verdicts"] li',
    )
    // 168 of 1008 h.
    expect(uptime).toEqual(['16.67 %Misses goal', '6 of 7 stores · 1 % of open time seen'])
    expect(verdicts).toEqual(hostile.map(() => 'Misses goal'))
    expect(cautions).toEqual([])
    expect(bars).toEqual(['No observations: 1', 'Misses goal: 5', 'Meets goal: 1'])
    expect(legend).toEqual(['Meets goal', 'Little left', 'Misses goal', 'Too little seen', 'No observations', 'Goal 99 %'])
    // The goal is the beginning of the eighth of ten bars, which are 72 wide.
    expect(text).toContain('<line class="goal" x1="504" y1="0" x2="504" y2="176"/>')
  })

  test('lists the stores with the most downtime first, with their state, and leaves out those without', async () => {
    // The report time is Tuesday 12:00. `short` is open on Mondays from 13:00 to 21:15, the others always.
    await reportOn({
      'polls.csv': [
        'store_id,timestamp_utc,status',
        'short,2023-01-23 20:00:00 UTC,active',
        'short,2023-01-23 21:00:00 UTC,inactive',
        'long,2023-01-24 11:00:00 UTC,active',
        'long,2023-01-24 12:00:00 UTC,inactive',
        'up,2023-01-24 12:00:00 UTC,active',
      ].join('\n'),
      'hours.csv': 'store_id,day,start_time_local,end_time_local\nshort,0,13:00:00,21:15:00',
      'zones.csv': 'store_id,timezone_str\nshort,Etc/UTC\nlong,Etc/UTC\nup,Etc/UTC',
    })
    const list = 'h2:text("Most downtime") + div '
    const [stores, hours, states] = await readIn(await documentOf(), `${list}td:first-child`, `${list}td:nth-child(2)`, `${list}td:last-child`)
    // `long` is down from 11:30, and `short` from 20:30 to 21:15.
    expect(stores).toEqual(['short', 'long'])
    expect(hours).toEqual(['0.75', '0.50'])
    expect(states).toEqual(['Closed, last seen down', 'Down'])
    await reportOn(files)
  })

  test('keeps the state of a store apart from the number before it', async () => {
    const page = await browser.newPage()
    await page.setContent(await documentOf(), { waitUntil: 'load' })
    const paddings = await page.locator('h2:text("Most downtime") + div .state').evaluateAll((cells) => cells.map((cell) => getComputedStyle(cell).paddingLeft))
    expect(paddings).toEqual(Array.from({ length: hostile.length + 1 }, () => '8px'))
    await page.context().close()
  })

  test('shows when stores were down, in the colours of the window', async () => {
    const text = await documentOf({ storeIds: [hostile[0]] })
    const [titles, legend] = await readIn(text, '.heatCell title', '.legend[aria-label^="Colours, share"] li')
    expect(titles).toHaveLength(168)
    // A whole week in Chicago has every hour of the week once.
    const words = new Set(titles?.map((title) => title.replace(/^.*?: /, '')))
    expect(words).toEqual(new Set(['100.00 % downtime, 1 h of 1 h observed open time, 1 store down']))
    expect(legend).toEqual(['none', 'up to 1 %', '1–2 %', '2–5 %', '5–10 %', '10–20 %', 'over 20 %'])
    // 168 cells and one of the legend have the colour of the last step.
    expect(text.match(/class="heatCell heat6"/g)).toHaveLength(169)
    expect(text).toMatch(/\.heat6 \{\s+--cell: light-dark\(#\w{6}, #\w{6}\)/)
    expect(titles?.[0]).toMatch(/^Monday 00:00–01:00: 100/)
  })

  test('covers only the selected stores, and says so', async () => {
    const text = await documentOf({ search: '<script>', uptimeBand: 0 })
    const [facts, bars] = await readIn(text, '.facts dd', '.count')
    expect(facts?.[4]).toBe('1 of 7 stores (store id contains “<script>”; uptime 0 to < 50 %)')
    expect(bars?.map(Number).reduce((sum, count) => sum + count)).toBe(1)
  })

  test('leaves out what needs the data if another folder is open', async () => {
    const former = await documentOf()
    const { reports } = await engine().reports.list({ folder: null, offset: 0, limit: 1 })
    await reportOn({ 'polls.csv': files['polls.csv'] })
    const headingsOfNumbers = 'h2:not(.notices h2)'
    const [headings] = await readIn(await documentOf({ reportId: reports[0]?.reportId ?? 0 }), headingsOfNumbers)
    const [before] = await readIn(former, headingsOfNumbers)
    expect(before?.filter((heading) => !headings?.includes(heading))).toEqual(['Data files'])
  })

  test('begins with the notices, and says how files were read, without running what is in them', async () => {
    const header = 'store_id,timestamp_utc,status,<b>remark</b>,type'
    await reportOn({ 'polls.csv': `${header}\n1,2023-01-24 12:00:00 UTC,active,x,y`, 'more/polls.csv': `${header}\n2,2023-01-24 12:00:00 UTC,active,x,y` })
    const { reports } = await engine().reports.list({ folder: null, offset: 0, limit: 1 })
    const selection = await engine().selections.select({ reportId: reports[0]?.reportId ?? 0, search: '', filters: [], sort: [] })
    const { summary } = engine().folder.require()
    const notices = [
      { code: 'business_hours_missing', text: 'No business hours were read from <img src=x>.', proposal: null },
      { code: 'few_polls', text: 'Few polls are in the week.', proposal: null },
    ]
    const { html } = await htmlDocument(selection, { dataSet: summary, notices })
    const [sections, said, details, names] = await readIn(html, 'main > :nth-child(2) h2', '.notices li', '.details p', 'bdi')
    expect(sections).toEqual(['Notices'])
    expect(said).toEqual(notices.map(({ text }) => text))
    expect(details?.at(-1)).toBe('Columns not used: <b>remark</b>, type')
    expect(names).toContain('polls.csv')
    const { html: withoutNotices } = await htmlDocument(selection, { dataSet: summary, notices: [] })
    expect(await readIn(withoutNotices, '.notices')).toEqual([[]])
  })

  test('lists the exceptions in a table, without running what is in it', async () => {
    const exceptions = "store_id,date,reason\nup,2023-01-20,<script>document.title=1</script>\n*,2023-01-21,"
    await reportOn({ ...files, 'stores.csv': 'store_id,name\nup,<b>Up</b>', 'closures.csv': exceptions })
    const [cells] = await readIn(await documentOf(), 'h3:text-is("Exceptions") ~ .wide td')
    expect(cells).toEqual([
      'Closed on 2023-01-20', 'store <b>Up</b> (up)', '<script>document.title=1</script>',
      'Closed on 2023-01-21', 'all stores', '',
    ])
  })

  test('groups thousands everywhere', async () => {
    const times = Array.from({ length: 1200 }, (_, minute) => new Date(Date.UTC(2023, 0, 24, 0, minute)).toISOString())
    await reportOn({ 'polls.csv': ['store_id,timestamp_utc,status', ...times.map((time) => `s,${time},active`)].join('\n') })
    const [said = []] = await readIn(await documentOf(), 'body')
    expect(said[0]).toContain('The 1 store has 1,200 observations.')
    expect(said[0]).not.toMatch(/\b1200\b/)
  })

  test('distinguishes hours outside the report from hours without downtime', async () => {
    // On a Tuesday 04:00 to 06:00 in Chicago, and 19:00 to 21:00 in Tokyo.
    await reportOn(files, { window: { from: '2023-01-24T10:00:00Z', to: '2023-01-24T12:00:00Z' } })
    const [titles = [], legend] = await readIn(await documentOf(), '.heatCell title', '.legend:not([aria-label="Colours of the verdicts"]) li')
    expect(legend?.slice(-2)).toEqual(['under 1 h of open time', 'outside the report'])
    const inside = titles.filter((title) => !title.endsWith('Outside the report'))
    expect(inside).toEqual([
      'Tuesday 04:00–05:00: 83.33 % downtime, 5 h of 6 h observed open time, 5 stores down',
      'Tuesday 05:00–06:00: 83.33 % downtime, 5 h of 6 h observed open time, 5 stores down',
      'Tuesday 19:00–20:00: No open store was observed',
      'Tuesday 20:00–21:00: No open store was observed',
    ])
  })
})
