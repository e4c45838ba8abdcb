import { afterEach, describe, expect, test } from 'vitest'
import { describeDraft, draftOf, readDraft, remarksOn, settingsOf, withZone, type SettingsDraft } from '../../../renderer/settings/settingsDraft'
import type { DataSetSummary } from '../../../shared/folder/dataSet'
import type { Report } from '../../../shared/report/report'
import { completeReport } from '../../support/engine/completeReport'

const dataSet: DataSetSummary = {
  folder: '/data',
  stores: 60,
  files: [],
  issues: 0,
  firstPollAt: '2023-01-18T00:02:25.510349Z',
  lastPollAt: '2023-01-25T18:13:22.479220Z',
}
const report = { ...completeReport, asOf: dataSet.lastPollAt }
const usual = draftOf(null, dataSet)

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

describe('what the form starts with', () => {
  test('the usual settings', () => {
    expect(settingsFrom(usual)).toEqual({ asOf: null, window: null, method: 'nearest', storeIds: null })
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
  const draft: SettingsDraft = { ...usual, time: 'asOf', asOf: '2023-01-20T07:30' }

  test('in UTC', () => {
    expect(settingsFrom(draft).asOf).toBe('2023-01-20T07:30:00.000Z')
  })

  test('in the time of this computer', () => {
    process.env['TZ'] = 'America/New_York'
    expect(settingsFrom({ ...draft, zone: 'mine' }).asOf).toBe('2023-01-20T12:30:00.000Z')
    // The clocks leave 02:30 out on 12 March, and show 01:30 twice on 5 November: the first is meant.
    expect(settingsFrom({ ...draft, zone: 'mine', asOf: '2023-03-12T02:30' }).asOf).toBe('2023-03-12T07:30:00.000Z')
    expect(settingsFrom({ ...draft, zone: 'mine', asOf: '2023-11-05T01:30' }).asOf).toBe('2023-11-05T05:30:00.000Z')
  })

  test('another zone writes the same instants', () => {
    process.env['TZ'] = 'Asia/Kathmandu'
    const mine = withZone(draft, 'mine')
    expect(mine).toMatchObject({ zone: 'mine', asOf: '2023-01-20T13:15:00', to: '2023-01-25T23:58:22' })
    expect(withZone(mine, 'utc').asOf).toBe('2023-01-20T07:30:00')
    expect(settingsFrom(withZone({ ...usual, time: 'window' }, 'mine')).window).toEqual({ from: dataSet.firstPollAt, to: dataSet.lastPollAt })
  })
})

describe('what is wrong is said beside the field', () => {
  test.each([
    ['no time', { time: 'asOf', asOf: '' }, 'asOf', /^Enter a date and a time\.$/],
    ['before the first poll', { time: 'asOf', asOf: '2023-01-18T00:02:24' }, 'asOf', /^The first poll is of /],
    ['long after the newest', { time: 'asOf', asOf: '2023-02-01T18:13:23' }, 'asOf', /more than a week before/],
    ['no end', { time: 'window', to: '' }, 'to', /^Enter a date and a time\.$/],
    ['an end before the beginning', { time: 'window', from: '2023-01-20T00:00', to: '2023-01-19T00:00' }, 'to', /must end after it begins/],
    ['no length', { time: 'window', from: '2023-01-20T00:00', to: '2023-01-20T00:00' }, 'to', /must end after it begins/],
    ['too long', { time: 'window', from: '2001-01-01T00:00', to: '2023-01-20T00:00' }, 'to', /days long, not more/],
    ['without polls', { time: 'window', from: '2023-01-26T00:00', to: '2023-01-27T00:00' }, 'to', /^No poll lies in this window/],
    ['no stores', { stores: 'list', storeList: ' , ' }, 'storeList', /^Enter at least one store\.$/],
  ] as const)('%s', (_, change, field, text) => {
    expect(problemsOf({ ...usual, ...change })).toEqual([[field, expect.stringMatching(text)]])
  })

  test('stores that the data does not have, the first few by name', () => {
    const draft: SettingsDraft = { ...usual, stores: 'list', storeList: 'a b c d e f g' }
    expect(problemsOf(draft)).toEqual([])
    expect(problemsOf(draft, ['b'])).toEqual([['storeList', 'Not in the data: b.']])
    expect(problemsOf(draft, ['a', 'b', 'c', 'd', 'e', 'f', 'g'])).toEqual([['storeList', 'Not in the data: a, b, c, d, e and 2 more.']])
  })

  test('and only beside those in use', () => {
    expect(problemsOf({ ...usual, asOf: '', from: '', to: '', storeList: '' }, ['b'])).toEqual([])
  })

  test('a time in UTC is not said twice, one in another zone is', () => {
    const draft: SettingsDraft = { ...usual, time: 'asOf', asOf: '2023-01-24T12:00' }
    const textOf = (zone: SettingsDraft['zone']) => {
      const inZone = withZone(draft, zone)
      return remarksOn(inZone, readDraft(inZone, null, dataSet), dataSet, []).asOf?.text
    }
    expect(textOf('utc')).toBe('')
    expect(textOf('mine')).toMatch(/UTC$/)
  })

  test('after the newest poll, and before the first, is allowed and told', () => {
    const draft: SettingsDraft = { ...usual, time: 'window', from: '2023-01-01T00:00', to: '2023-01-27T00:00' }
    expect(remarksOn(draft, readDraft(draft, null, dataSet), dataSet, [])).toMatchObject({
      from: { isProblem: false, text: expect.stringMatching(/^Before the first poll/) },
      to: { isProblem: false, text: expect.stringMatching(/^After the newest poll/) },
    })
  })
})

function sentence(draft: SettingsDraft): string {
  return describeDraft(draft, settingsFrom(draft), dataSet)
}

test('one sentence says what will be computed', () => {
  expect(sentence(usual)).toMatch(/^Uptime and downtime of all 60 stores in the hour, the day and the week before .*UTC, by the nearest observation\.$/)
  const window = { ...usual, time: 'window', from: '2023-01-20T00:00', to: '2023-01-22T13:30', method: 'poll-count' } as const
  expect(sentence({ ...window, stores: 'list', storeList: '42 43' })).toMatch(
    /^Uptime and downtime of 2 stores in the 61.50 hours from .*UTC to .*UTC, by counting polls\.$/,
  )
})
