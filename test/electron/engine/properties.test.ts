import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ReportRow } from '../../../shared/report/columns'
import { methods } from '../../../shared/report/report'
import { withFolder } from '../../support/data/folder'
import { publishedRow } from '../../support/reference/publishedRow'
import { referenceReport, referenceWindowReport } from '../../support/reference/reference'
import { parseInstant, weekMicroseconds } from '../../support/reference/time'
import { anyForms, inOtherForms } from '../../support/data/otherForms'
import { anySituation, anyWindowSituation, filesOf, isoInstant, steadySituation, type Situation } from '../../support/data/situation'
import { isThorough } from '../../support/thorough'
import { useEngine } from '../../support/engine/useEngine'

const { reportOn, reportOnFolder } = useEngine()

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
        const expected = referenceReport(folder, asOf, method).map(publishedRow)
        expect(await reportOnFolder(folder, { asOf: situation.asOf, method })).toEqual(expected)
      }
    }),
  ))

test('values in the forms of other programs give the same report, and agree with plain interval arithmetic', () =>
  check(30, fc.tuple(anySituation, anyForms), async ([situation, forms]) => {
    const written = inOtherForms(situation, forms)
    const rows = await withFolder(filesOf(written), async (folder) => {
      const asOf = situation.asOf === null ? null : microseconds(situation.asOf)
      expect(await reportOnFolder(folder, { asOf: situation.asOf })).toEqual(referenceReport(folder, asOf, 'nearest').map(publishedRow))
      return reportOnFolder(folder, { asOf: situation.asOf })
    })
    // Times that are all midnight are not known to be fractions of a day.
    const times = written.businessHours.flatMap((line) => line.split(',').slice(2))
    if (times.length === 0 || times.some((time) => Number(time) !== 0)) expect(rows).toEqual(await reportOnSituation(situation))
  }))

test('every column agrees for a window of any length and position', () =>
  check(40, anyWindowSituation, ({ situation, window }) =>
    withFolder(filesOf(situation), async (folder) => {
      const ends = { from: isoInstant(window.start), to: isoInstant(window.end) }
      for (const method of methods) {
        const expected = referenceWindowReport(folder, window, method).map(publishedRow)
        expect(await reportOnFolder(folder, { window: ends, method })).toEqual(expected)
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
