import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ReportRow } from '../../../shared/report/columns'
import { methods } from '../../../shared/report/report'
import type { Outage } from '../../../shared/report/timeline'
import { withFolder } from '../../support/data/folder'
import { byHourOfWeek } from '../../support/reference/hourOfWeek'
import { publishedRow } from '../../support/reference/publishedRow'
import { referenceReport, referenceWindowReport } from '../../support/reference/reference'
import { hourMicroseconds, parseInstant, weekMicroseconds } from '../../support/reference/time'
import { anyForms, inOtherForms } from '../../support/data/otherForms'
import { anySituation, anyWindowSituation, filesOf, isoInstant, steadySituation, type Situation } from '../../support/data/situation'
import { isThorough } from '../../support/thorough'
import { useEngine } from '../../support/engine/useEngine'

const { engine, reportOn, reportOnFolder } = useEngine()

const maximumMilliseconds = isThorough ? 8000 : 1000

/** Tries a property on at most this many values; a slow machine tries fewer instead of failing. All of them end. */
async function check<Value>(numRuns: number, values: fc.Arbitrary<Value>, property: (value: Value) => Promise<void>) {
  const started = performance.now()
  const boundedProperty = fc.asyncProperty(values, async (value) => {
    if (performance.now() - started < maximumMilliseconds) await property(value)
  })
  await fc.assert(boundedProperty, { numRuns })
}

function microseconds(instant: string): number {
  const time = parseInstant(instant)
  if (time === null) throw new Error(`"${instant}" is no instant`)
  return time
}

function reportOnSituation(situation: Situation): Promise<readonly ReportRow[]> {
  return reportOn(filesOf(situation), { asOf: situation.asOf })
}

test('every column of every store agrees with plain interval arithmetic', () =>
  check(40, anySituation, (situation) =>
    withFolder(filesOf(situation), async (folder) => {
      const asOf = situation.asOf === null ? null : microseconds(situation.asOf)
      for (const method of methods) {
        const expected = referenceReport(folder, asOf, method).map((store) => publishedRow(store))
        expect(await reportOnFolder(folder, { asOf: situation.asOf, method })).toEqual(expected)
      }
    }),
  ))

test('values in the forms of other programs give the same report, and agree with plain interval arithmetic', () =>
  check(30, fc.tuple(anySituation, anyForms), async ([situation, forms]) => {
    const written = inOtherForms(situation, forms)
    const rows = await withFolder(filesOf(written), async (folder) => {
      const asOf = situation.asOf === null ? null : microseconds(situation.asOf)
      expect(await reportOnFolder(folder, { asOf: situation.asOf })).toEqual(referenceReport(folder, asOf, 'nearest').map((store) => publishedRow(store)))
      return reportOnFolder(folder, { asOf: situation.asOf })
    })
    // Times that are all midnight are not known to be fractions of a day.
    const times = written.businessHours.flatMap((line) => line.split(',').slice(2))
    const isKnown = times.length === 0 || times.some((time) => Number(time) !== 0)
    expect(rows).toEqual(isKnown ? await reportOnSituation(situation) : rows)
  }))

test('every column agrees for a window of any length and position', () =>
  check(40, anyWindowSituation, ({ situation, window }) =>
    withFolder(filesOf(situation), async (folder) => {
      const ends = { from: isoInstant(window.start), to: isoInstant(window.end) }
      for (const method of methods) {
        const expected = referenceWindowReport(folder, window, method).map((store) => publishedRow(store))
        expect(await reportOnFolder(folder, { window: ends, method })).toEqual(expected)
      }
    }),
  ))

/** An instant of the engine in microseconds; null stays null. */
function toMicroseconds(instant: string | null): number | null {
  return instant === null ? null : microseconds(instant)
}

function toFigures({ from, to, openFrom, openTo, openHours, begins, ends, ...evidence }: Outage) {
  return {
    start: microseconds(from),
    end: microseconds(to),
    open: Math.round(openHours * hourMicroseconds),
    openStart: microseconds(openFrom),
    openEnd: microseconds(openTo),
    begins,
    ends,
    lastActiveBefore: toMicroseconds(evidence.lastActiveBefore),
    firstInactive: microseconds(evidence.firstInactive),
    lastInactive: microseconds(evidence.lastInactive),
    firstActiveAfter: toMicroseconds(evidence.firstActiveAfter),
  }
}

test('outages are cut to open time, with the polls around them', () =>
  check(25, anyWindowSituation, ({ situation, window }) =>
    withFolder(filesOf(situation), async (folder) => {
      await reportOnFolder(folder, { window: { from: isoInstant(window.start), to: isoInstant(window.end) } })
      const { reportId } = (await engine().reports.list({ folder: null, offset: 0, limit: 1 })).reports[0] ?? { reportId: 0 }
      for (const store of referenceWindowReport(folder, window, 'nearest')) {
        const { outages, seen } = await engine().reports.timeline(reportId, store.storeId)
        expect(outages.map(toFigures)).toEqual(store.outages)
        expect(store.outages.reduce((sum, { open }) => sum + open, 0)).toBe(store.windows.window.downtime)
        const seenLengths = seen.map(({ from, to }) => microseconds(to) - microseconds(from))
        expect(seenLengths.reduce((sum, length) => sum + length, 0)).toBe(store.windows.window.covered)
      }
    }),
  ))

test('downtime and observed open time by hour of the week agree', () =>
  check(15, anyWindowSituation, ({ situation, window }) =>
    withFolder(filesOf(situation), async (folder) => {
      await reportOnFolder(folder, { window: { from: isoInstant(window.start), to: isoInstant(window.end) } })
      const { reportId } = (await engine().reports.list({ folder: null, offset: 0, limit: 1 })).reports[0] ?? { reportId: 0 }
      const expected = new Map<number, { downtime: number; observedOpen: number; stores: number }>()
      const add = (hour: number, downtime: number, observedOpen: number): void => {
        const sum = expected.get(hour) ?? { downtime: 0, observedOpen: 0, stores: 0 }
        const stores = sum.stores + (downtime > 0 ? 1 : 0)
        expected.set(hour, { downtime: sum.downtime + downtime, observedOpen: sum.observedOpen + observedOpen, stores })
      }
      for (const { openTime, downtime, timezone, observations } of referenceWindowReport(folder, window, 'nearest')) {
        for (const [hour, length] of byHourOfWeek(openTime, timezone)) add(hour, 0, observations > 0 ? length : 0)
        for (const [hour, length] of byHourOfWeek(downtime, timezone)) add(hour, length, 0)
      }
      const hours = await engine().selections.hourlyDowntime({ reportId, search: '', filters: [], sort: [] })
      const found = hours.map(({ hourOfWeek, downtimeHours, observedOpenHours, stores }) => [
        hourOfWeek,
        {
          downtime: Math.round(downtimeHours * hourMicroseconds),
          observedOpen: Math.round((observedOpenHours ?? NaN) * hourMicroseconds),
          stores,
        },
      ])
      expect(found).toEqual([...expected].toSorted(([left], [right]) => left - right))
    }),
  ))

const anyPercent = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100)
const anyGoal = fc.record({ goalPercent: anyPercent, leastCoveragePercent: anyPercent, lowBudgetPercent: anyPercent })

test('the verdict on every window agrees for any goal', () =>
  check(25, fc.tuple(anySituation, fc.array(anyGoal, { minLength: 1, maxLength: 5 })), ([situation, goals]) =>
    withFolder(filesOf(situation), async (folder) => {
      await reportOnFolder(folder, { asOf: situation.asOf })
      const { reportId } = (await engine().reports.list({ folder: null, offset: 0, limit: 1 })).reports[0] ?? { reportId: 0 }
      const stores = referenceReport(folder, toMicroseconds(situation.asOf), 'nearest')
      for (const goal of goals) {
        const { rows } = await engine().selections.rows({ reportId, search: '', filters: [], sort: [], goal, offset: 0, limit: 1000 })
        expect(rows).toEqual(stores.map((store) => publishedRow(store, goal)))
      }
    }),
  ))

test('the order of rows and the number of poll files do not matter', async () => {
  const reordered = anySituation.chain((situation) =>
    fc.record({
      situation: fc.constant(situation),
      shuffled: fc.record({
        asOf: fc.constant(situation.asOf),
        polls: fc.shuffledSubarray([...situation.polls], { minLength: situation.polls.length }),
        businessHours: fc.shuffledSubarray([...situation.businessHours], { minLength: situation.businessHours.length }),
        timezones: fc.shuffledSubarray([...situation.timezones], { minLength: situation.timezones.length }),
      }),
      firstFileLength: fc.nat(situation.polls.length),
    }),
  )
  await check(15, reordered, async ({ situation, shuffled, firstFileLength }) => {
    const { 'polls.csv': firstPolls = '', ...rest } = filesOf({ ...shuffled, polls: shuffled.polls.slice(0, firstFileLength) })
    const { 'polls.csv': secondPolls = '' } = filesOf({ ...shuffled, polls: shuffled.polls.slice(firstFileLength) })
    const pollFiles = Object.entries({ 'polls 1.csv': firstPolls, 'polls 2.csv': secondPolls })
    const files = { ...rest, ...Object.fromEntries(pollFiles.filter(([, text]) => text !== '')) }
    expect(await reportOn(files, { asOf: situation.asOf })).toEqual(await reportOnSituation(situation))
  })
})

function shifted(situation: Situation, weeks: number): Situation {
  const shift = (instant: string) => isoInstant(microseconds(instant) + weeks * weekMicroseconds)
  const polls = situation.polls.map((line) => line.replace(/,(.+),/, (_, instant: string) => `,${shift(instant)},`))
  return { ...situation, polls, asOf: situation.asOf === null ? null : shift(situation.asOf) }
}

test('shifting all times by whole weeks changes nothing if clocks do not change', () =>
  check(12, fc.tuple(steadySituation, fc.integer({ min: -100, max: 100 })), async ([situation, weeks]) => {
    expect(await reportOnSituation(shifted(situation, weeks))).toEqual(await reportOnSituation(situation))
  }))
