import { afterEach, describe, expect, test } from 'vitest'
import { asOfPresets, windowPresets } from '../../../renderer/settings/timePresets'
import { describeDraft, draftOf, isListAwaited, readDraft, remarksOn, settingsOf, withZone, type SettingsDraft } from '../../../renderer/settings/settingsDraft'
import type { DataSetSummary } from '../../../shared/folder/dataSet'
import type { Report } from '../../../shared/report/report'
import { formatMyTime } from '../../../renderer/format/times'
import { completeReport } from '../../support/engine/completeReport'

const dataSet: DataSetSummary = {
  folder: '/data',
  stores: 60,
  files: [],
  issues: 0,
  notRead: [],
  attributes: [],
  notices: [],
  firstPollAt: '2023-01-18T00:02:25.510349Z',
  lastPollAt: '2023-01-25T18:13:22.479220Z',
}
const report = { ...completeReport, asOf: dataSet.lastPollAt }
const defaultDraft = draftOf(null, dataSet)

const systemZone = process.env['TZ']
afterEach(() => {
  if (systemZone === undefined) delete process.env['TZ']
  else process.env['TZ'] = systemZone
})

function settingsFrom(draft: SettingsDraft, from: Report | null = null) {
  return settingsOf(draft, readDraft(draft, from, dataSet))
}

function problemsOf(draft: SettingsDraft, unknownStores: readonly string[] = []) {
  const remarks = Object.entries(remarksOn(draft, readDraft(draft, null, dataSet), dataSet, unknownStores))
  return remarks.filter(([, { isProblem }]) => isProblem).map(([field, { text }]) => [field, text])
}

describe('the form starts with', () => {
  test('the default settings', () => {
    expect(settingsFrom(defaultDraft)).toEqual({ asOf: null, window: null, method: 'nearest', storeIds: null })
  })

  test('the settings of the report on screen, to the microsecond', () => {
    const past = { ...report, asOf: '2023-01-20T07:30:15.000123Z', method: 'poll-count' } as const
    expect(settingsFrom(draftOf(past, dataSet), past)).toEqual({ asOf: past.asOf, window: null, method: 'poll-count', storeIds: null })
    const window = { from: '2023-01-19T00:00:00.000007Z', to: '2023-01-20T00:00:00.000000Z' }
    const ofWindow = { ...report, asOf: window.to, window }
    expect(settingsFrom(draftOf(ofWindow, dataSet), ofWindow)).toMatchObject({ asOf: null, window })
  })
})

describe('times', () => {
  const draft: SettingsDraft = { ...defaultDraft, time: 'asOf', asOf: '2023-01-20T07:30' }

  test.each(['07:30', '7:30', '07:30:00', ' 07:30 '])('can be entered in UTC: %s', (time) => {
    expect(settingsFrom({ ...draft, asOf: `2023-01-20T${time}` }).asOf).toBe('2023-01-20T07:30:00.000Z')
  })

  test('can be entered in the time zone of this computer', () => {
    process.env['TZ'] = 'America/New_York'
    expect(settingsFrom({ ...draft, zone: 'mine' }).asOf).toBe('2023-01-20T12:30:00.000Z')
    // 02:30 does not exist on 12 March, and 01:30 occurs twice on 5 November, of which the first counts.
    expect(settingsFrom({ ...draft, zone: 'mine', asOf: '2023-03-12T02:30' }).asOf).toBe('2023-03-12T07:30:00.000Z')
    expect(settingsFrom({ ...draft, zone: 'mine', asOf: '2023-11-05T01:30' }).asOf).toBe('2023-11-05T05:30:00.000Z')
  })

  test('stay the same instants when the user switches the zone', () => {
    process.env['TZ'] = 'Asia/Kathmandu'
    const mine = withZone(draft, 'mine')
    expect(mine).toMatchObject({ zone: 'mine', asOf: '2023-01-20T13:15:00', to: '2023-01-25T23:58:22' })
    expect(withZone(mine, 'utc').asOf).toBe('2023-01-20T07:30:00')
    expect(settingsFrom(withZone({ ...defaultDraft, time: 'window' }, 'mine')).window).toEqual({ from: dataSet.firstPollAt, to: dataSet.lastPollAt })
  })
})

function fieldsOf(presets: readonly { readonly label: string; readonly fields: object }[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(presets.map(({ label, fields }) => [label, Object.values(fields)]))
}

function lastWeekOf(lastPollAt: string): unknown {
  return fieldsOf(windowPresets({ ...dataSet, lastPollAt }, 'utc'))['Last calendar week']
}

function midnights(from: string, to: string): readonly string[] {
  return [`${from}T00:00:00`, `${to}T00:00:00`]
}

describe('a preset', () => {
  // The newest poll is on a Wednesday at 18:13 UTC, which is Thursday 03:13 in Tokyo.
  test('counts days, weeks and months back from the newest poll, in UTC', () => {
    expect(fieldsOf(windowPresets(dataSet, 'utc'))).toEqual({
      'Last 24 h': ['2023-01-24T18:13:22', '2023-01-25T18:13:22'],
      'Yesterday': ['2023-01-24T00:00:00', '2023-01-25T00:00:00'],
      'This calendar week': ['2023-01-23T00:00:00', '2023-01-25T18:13:22'],
      'Last calendar week': ['2023-01-16T00:00:00', '2023-01-23T00:00:00'],
      'Last month': ['2022-12-01T00:00:00', '2023-01-01T00:00:00'],
      'All data': ['2023-01-18T00:02:25', '2023-01-25T18:13:22'],
    })
    expect(fieldsOf(asOfPresets(dataSet, 'utc'))).toEqual({
      'Newest poll': ['2023-01-25T18:13:22'],
      'End of yesterday': ['2023-01-25T00:00:00'],
      'End of last calendar week': ['2023-01-23T00:00:00'],
      'End of last month': ['2023-01-01T00:00:00'],
    })
  })

  test('counts them on the clock of the zone that the form shows', () => {
    process.env['TZ'] = 'Asia/Tokyo'
    expect(fieldsOf(windowPresets(dataSet, 'mine'))).toMatchObject({
      'Last 24 h': ['2023-01-25T03:13:22', '2023-01-26T03:13:22'],
      'Yesterday': ['2023-01-25T00:00:00', '2023-01-26T00:00:00'],
    })
    const yesterday = { ...defaultDraft, time: 'window', zone: 'mine', from: '2023-01-25T00:00:00', to: '2023-01-26T00:00:00' } as const
    // Midnight in Tokyo is 15:00 UTC.
    expect(settingsFrom(yesterday).window).toEqual({ from: '2023-01-24T15:00:00.000Z', to: '2023-01-25T15:00:00.000Z' })
  })

  test('begins weeks on Monday, also if the newest poll is on a Sunday or a Monday', () => {
    expect(lastWeekOf('2023-01-22T23:59:59.000000Z')).toEqual(midnights('2023-01-09', '2023-01-16'))
    expect(lastWeekOf('2023-01-23T00:00:00.000000Z')).toEqual(midnights('2023-01-16', '2023-01-23'))
    expect(lastWeekOf('2024-01-08T12:00:00.000000Z')).toEqual(midnights('2024-01-01', '2024-01-08'))
  })

  test('of 24 hours has exactly 24 hours, to the microsecond', () => {
    const [lastDay] = windowPresets(dataSet, 'utc')
    expect(settingsFrom({ ...defaultDraft, time: 'window', ...lastDay?.fields }).window).toEqual({
      from: '2023-01-24T18:13:22.479220Z',
      to: '2023-01-25T18:13:22.479220Z',
    })
  })
})

describe('the sentence under a field', () => {
  test.each([
    ['names a missing time', { time: 'asOf', asOf: '' }, 'asOf', /^Enter a date and a time\.$/],
    ['names a time before the first poll', { time: 'asOf', asOf: '2023-01-18T00:02:24' }, 'asOf', /^The first poll is from .*, so there is nothing to report before it\.$/],
    ['names a time long after the newest poll', { time: 'asOf', asOf: '2023-02-01T18:13:23' }, 'asOf', /^The newest poll is from .*, more than a week earlier, so there is nothing to report\.$/],
    ['names a missing time of day', { time: 'asOf', asOf: '2023-01-20T' }, 'asOf', /^Enter a date and a time\.$/],
    ['names a time of day of a 12-hour clock', { time: 'asOf', asOf: '2023-01-20T6:30 PM' }, 'asOf', /^Enter a time from 00:00:00 to 23:59:59, such as 18:30 or 18:30:15\.$/],
    ['names an hour after 23', { time: 'asOf', asOf: '2023-01-20T24:00' }, 'asOf', /^Enter a time from 00:00:00 to 23:59:59/],
    ['names a missing end', { time: 'window', to: '' }, 'to', /^Enter a date and a time\.$/],
    ['names an end before the start', { time: 'window', from: '2023-01-20T00:00', to: '2023-01-19T00:00' }, 'to', /^The period must end after it starts, but it runs from .* to .*UTC\.$/],
    ['names a period without length', { time: 'window', from: '2023-01-20T00:00', to: '2023-01-20T00:00' }, 'to', /^The period must end after it starts, but it runs from .* to .*UTC\.$/],
    ['names a period that is too long', { time: 'window', from: '2001-01-01T00:00', to: '2023-01-20T00:00' }, 'to', /^A period can be at most 3,660 days\.$/],
    ['names a period without polls', { time: 'window', from: '2023-01-26T00:00', to: '2023-01-27T00:00' }, 'to', /^This period has no polls\. The polls run from /],
    ['names a list of stores that has been emptied', { stores: 'list', storeList: ' , ', isListTouched: true }, 'storeList', /^Enter at least one store\.$/],
  ] as const)('%s', (_, change, field, text) => {
    expect(problemsOf({ ...defaultDraft, ...change })).toEqual([[field, expect.stringMatching(text)]])
  })

  test('does not call an empty list of stores a mistake before the user has typed', () => {
    const draft: SettingsDraft = { ...defaultDraft, stores: 'list' }
    expect(problemsOf(draft)).toEqual([])
    expect(isListAwaited(draft, readDraft(draft, null, dataSet))).toBe(true)
    const typed = { ...draft, storeList: 'a', isListTouched: true }
    expect(isListAwaited(typed, readDraft(typed, null, dataSet))).toBe(false)
  })

  test('lists the first few stores that the data does not have', () => {
    const draft: SettingsDraft = { ...defaultDraft, stores: 'list', storeList: 'a b c d e f g' }
    expect(problemsOf(draft)).toEqual([])
    expect(problemsOf(draft, ['b'])).toEqual([['storeList', 'Store b is not in the data.']])
    expect(problemsOf(draft, ['a', 'b', 'c', 'd', 'e', 'f', 'g'])).toEqual([['storeList', 'These 7 stores are not in the data: a, b, c, d, e and 2 more.']])
  })

  test('is empty if the field is not in use', () => {
    expect(problemsOf({ ...defaultDraft, asOf: '', from: '', to: '', storeList: '' }, ['b'])).toEqual([])
  })

  test('repeats a time on the other clock, if that shows another time', () => {
    const draft: SettingsDraft = { ...defaultDraft, time: 'asOf', asOf: '2023-01-24T12:00' }
    const textOf = (zone: SettingsDraft['zone']) => {
      const inZone = withZone(draft, zone)
      return remarksOn(inZone, readDraft(inZone, null, dataSet), dataSet, []).asOf?.text
    }
    expect(textOf('utc')).toBe(formatMyTime(['2023-01-24T12:00:00Z']) ?? '')
    expect(textOf('mine')).toMatch(/UTC$/)
  })

  test('explains a period that starts before the first poll and ends after the newest', () => {
    const draft: SettingsDraft = { ...defaultDraft, time: 'window', from: '2023-01-01T00:00', to: '2023-01-27T00:00' }
    expect(remarksOn(draft, readDraft(draft, null, dataSet), dataSet, [])).toMatchObject({
      from: { isProblem: false, text: expect.stringMatching(/^This is before the first poll/) },
      to: { isProblem: false, text: expect.stringMatching(/^This is after the newest poll/) },
    })
  })
})

function sentence(draft: SettingsDraft): string {
  return describeDraft(draft, settingsFrom(draft), dataSet)
}

test('one sentence describes the report to come', () => {
  expect(sentence(defaultDraft)).toMatch(/^Uptime and downtime of all 60 stores in the hour, day and week before .*UTC, using the nearest-poll method\.$/)
  const window = { ...defaultDraft, time: 'window', from: '2023-01-20T00:00', to: '2023-01-22T13:30', method: 'poll-count' } as const
  expect(sentence({ ...window, stores: 'list', storeList: '42 43' })).toMatch(
    /^Uptime and downtime of 2 stores in the 61\.50 h from .*UTC to .*UTC, using the poll-count method\.$/,
  )
})
