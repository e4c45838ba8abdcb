import { describe, expect, test } from 'vitest'
import { gapsBetween, layOutLanes, pageOfLanes, placeInstant, placeSpan, type Lane, type OffsetSpan } from '../../../../renderer/store/timeline/dayLanes'

const at = (instant: string) => Date.parse(instant)

/** Offsets in minutes, each until the next instant. */
function offsetsOf(...parts: readonly (string | number)[]): readonly OffsetSpan[] {
  return parts.flatMap((part, index) =>
    typeof part === 'number'
      ? [{ fromMs: at(String(parts[index - 1])), toMs: at(String(parts[index + 1])), offsetMinutes: part }]
      : [],
  )
}

/** Each lane as its day, its bands in hours of the wall clock, and its skipped hours. */
function summary(lanes: readonly Lane[]) {
  return lanes.map(({ dayMs, bands, skipped }) => [
    new Date(dayMs).toISOString().slice(0, 10),
    bands.map(({ startMinute, endMinute, half }) => `${startMinute / 60}-${endMinute / 60} ${half}`).join(', '),
    skipped.map(({ startMinute, endMinute }) => `${startMinute / 60}-${endMinute / 60}`).join(', '),
  ])
}

describe('lanes', () => {
  test('the first and the last day of a week in UTC are parts of a day', () => {
    expect(summary(layOutLanes(offsetsOf('2023-01-17T18:00Z', 0, '2023-01-20T06:00Z')))).toEqual([
      ['2023-01-17', '18-24 whole', ''],
      ['2023-01-18', '0-24 whole', ''],
      ['2023-01-19', '0-24 whole', ''],
      ['2023-01-20', '0-6 whole', ''],
    ])
  })

  test('days in India start half an hour off, at UTC+5:30', () => {
    expect(summary(layOutLanes(offsetsOf('2023-01-17T18:00Z', 330, '2023-01-18T19:00Z')))).toEqual([
      ['2023-01-17', '23.5-24 whole', ''],
      ['2023-01-18', '0-24 whole', ''],
      ['2023-01-19', '0-0.5 whole', ''],
    ])
  })

  test('a lane skips the hour that clocks skip: New York, 2:00 to 3:00 on 12 March 2023', () => {
    const lanes = layOutLanes(offsetsOf('2023-03-12T05:00Z', -300, '2023-03-12T07:00Z', -240, '2023-03-13T04:00Z'))
    expect(summary(lanes)).toEqual([['2023-03-12', '0-2 whole, 3-24 whole', '2-3']])
  })

  test('a lane has a repeated hour twice: New York, 1:00 to 2:00 on 5 November 2023', () => {
    const lanes = layOutLanes(offsetsOf('2023-11-05T04:00Z', -240, '2023-11-05T06:00Z', -300, '2023-11-06T05:00Z'))
    expect(summary(lanes)).toEqual([['2023-11-05', '0-1 whole, 1-2 upper, 1-2 lower, 2-24 whole', '']])
  })

  test('clocks can go back by half an hour: Lord Howe, 1:30 to 2:00 on 2 April 2023', () => {
    const lanes = layOutLanes(offsetsOf('2023-04-01T13:00Z', 660, '2023-04-01T15:00Z', 630, '2023-04-02T13:30Z'))
    expect(summary(lanes)).toEqual([['2023-04-02', '0-1.5 whole, 1.5-2 upper, 1.5-2 lower, 2-24 whole', '']])
  })

  test('clocks can skip midnight: Beirut, 26 March 2023', () => {
    const lanes = layOutLanes(offsetsOf('2023-03-25T20:00Z', 120, '2023-03-25T22:00Z', 180, '2023-03-26T21:00Z'))
    expect(summary(lanes)).toEqual([
      ['2023-03-25', '22-24 whole', ''],
      ['2023-03-26', '1-24 whole', '0-1'],
    ])
  })

  test('a zone can skip a whole day: Samoa, 30 December 2011', () => {
    const lanes = layOutLanes(offsetsOf('2011-12-30T09:00Z', -600, '2011-12-30T10:00Z', 840, '2011-12-30T11:00Z'))
    expect(summary(lanes)).toEqual([
      ['2011-12-29', '23-24 whole', ''],
      ['2011-12-30', '', '0-24'],
      ['2011-12-31', '0-1 whole', ''],
    ])
  })

  test('a week that starts in a repeated hour shows only its own part of that hour twice', () => {
    const lanes = layOutLanes(offsetsOf('2023-11-05T05:30Z', -240, '2023-11-05T06:00Z', -300, '2023-11-05T08:00Z'))
    expect(summary(lanes)).toEqual([['2023-11-05', '1.5-2 upper, 1-1.5 whole, 1.5-2 lower, 2-3 whole', '']])
  })
})

describe('places', () => {
  const lanes = layOutLanes(offsetsOf('2023-11-04T04:00Z', -240, '2023-11-05T06:00Z', -300, '2023-11-06T05:00Z'))
  const place = (from: string, to: string) =>
    placeSpan(lanes, { fromMs: at(from), toMs: at(to) }).map(({ lane, startMinute, endMinute, half }) => [
      lane,
      startMinute / 60,
      endMinute / 60,
      half,
    ])

  test('a span over midnight has a place in each lane', () => {
    expect(place('2023-11-05T02:00Z', '2023-11-05T04:30Z')).toEqual([
      [0, 22, 24, 'whole'],
      [1, 0, 0.5, 'whole'],
    ])
  })

  test('a span over a repeated hour is in both halves', () => {
    expect(place('2023-11-05T05:30Z', '2023-11-05T07:30Z')).toEqual([
      [1, 1.5, 2, 'upper'],
      [1, 1, 2, 'lower'],
      [1, 2, 2.5, 'whole'],
    ])
  })

  test('the places of the whole span add up to its length, and a span outside has no places', () => {
    const pieces = placeSpan(lanes, { fromMs: at('2023-11-01T00:00Z'), toMs: at('2023-11-09T00:00Z') })
    expect(pieces.reduce((sum, { startMinute, endMinute }) => sum + endMinute - startMinute, 0)).toBe(49 * 60)
    expect(place('2023-11-08T00:00Z', '2023-11-09T00:00Z')).toEqual([])
  })

  test.each([
    ['2023-11-05T05:30Z', 1, 1.5, 'upper'],
    ['2023-11-05T06:30Z', 1, 1.5, 'lower'],
    ['2023-11-05T04:00Z', 1, 0, 'whole'],
    // The last instant of all belongs to the day that ends there.
    ['2023-11-06T05:00Z', 1, 24, 'whole'],
  ])('the instant %s', (instant, lane, hour, half) => {
    const placed = placeInstant(lanes, at(instant))
    expect(placed).toMatchObject({ lane, startMinute: hour * 60, endMinute: hour * 60, half })
  })

  test('an instant outside the lanes has no place', () => {
    expect(placeInstant(lanes, at('2023-11-06T05:00:01Z'))).toBeNull()
  })
})

test('gaps are the parts that nothing covers', () => {
  const others = [
    { fromMs: 0, toMs: 10 },
    { fromMs: 20, toMs: 30 },
  ]
  expect(gapsBetween({ fromMs: 0, toMs: 40 }, others)).toEqual([
    { fromMs: 10, toMs: 20 },
    { fromMs: 30, toMs: 40 },
  ])
  expect(gapsBetween({ fromMs: 5, toMs: 6 }, [])).toEqual([{ fromMs: 5, toMs: 6 }])
})

describe('pages of lanes', () => {
  const lanes = Array.from({ length: 7 }, (_, day) => ({ dayMs: day, bands: [], skipped: [] }))
  test.each([
    [0, [4, 5, 6]],
    [1, [1, 2, 3]],
    // The oldest page is full too.
    [2, [0, 1, 2]],
    [9, [0, 1, 2]],
  ])('%d back from the newest', (pagesBack, expected) => {
    expect(pageOfLanes(lanes, 3, pagesBack).map(({ dayMs }) => dayMs)).toEqual(expected)
  })
  test('a few lanes are all on one page', () => {
    expect(pageOfLanes(lanes, 7, 0)).toEqual(lanes)
    expect(pageOfLanes(lanes, 31, 3)).toEqual(lanes)
  })
})
