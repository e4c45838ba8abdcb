import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { methods } from '../../../../../shared/report/report'
import { anyExceptedSituation, type ExceptedSituation } from '../../../../support/data/exceptedSituation'
import { withFolder } from '../../../../support/data/folder'
import { isoInstant } from '../../../../support/data/situation'
import { useEngine } from '../../../../support/engine/useEngine'
import { byHourOfWeek } from '../../../../support/reference/hourOfWeek'
import { totalLength, union } from '../../../../support/reference/intervals'
import { publishedRow } from '../../../../support/reference/publishedRow'
import { referenceReport, referenceWindowReport } from '../../../../support/reference/reference'
import { hourMicroseconds, parseInstant } from '../../../../support/reference/time'
import { isThorough } from '../../../../support/thorough'

const { engine, reportOnFolder } = useEngine()

const maximumMilliseconds = isThorough ? 60_000 : 3000

/** Tries a property on at most this many folders; a slow machine tries fewer instead of failing. */
async function check(numRuns: number, property: (situation: ExceptedSituation) => Promise<void>): Promise<void> {
  const started = performance.now()
  const bounded = fc.asyncProperty(anyExceptedSituation, async (situation) => {
    if (performance.now() - started < maximumMilliseconds) await property(situation)
  })
  await fc.assert(bounded, { numRuns })
}

function at(instant: string): number {
  return parseInstant(instant) ?? Number.NaN
}

async function excludedHours(): Promise<number> {
  const { reports: [latest] } = await engine().reports.list({ folder: null, offset: 0, limit: 1 })
  return latest?.excluded?.hours ?? 0
}

test('every column agrees with plain interval arithmetic in a week with exceptions and seasons', () =>
  check(60, ({ files, asOf }) =>
    withFolder(files, async (folder) => {
      const reportTime = asOf === null ? null : parseInstant(asOf)
      for (const method of methods) {
        const expected = referenceReport(folder, reportTime, method)
        expect(await reportOnFolder(folder, { asOf, method })).toEqual(expected.map((store) => publishedRow(store)))
        const excluded = expected.reduce((sum, store) => sum + store.excluded, 0)
        expect(Math.round((await excludedHours()) * hourMicroseconds)).toBe(excluded)
      }
    }),
  ), 120_000)

test('every column agrees in a window of any length, and uptime and downtime are the open time', () =>
  check(60, ({ files, window }) =>
    withFolder(files, async (folder) => {
      const ends = { from: isoInstant(window.start), to: isoInstant(window.end) }
      for (const method of methods) {
        const expected = referenceWindowReport(folder, window, method)
        expect(await reportOnFolder(folder, { window: ends, method })).toEqual(expected.map((store) => publishedRow(store)))
        if (method === 'poll-count') continue
        for (const { observations, windows } of expected) {
          expect(windows.window.uptime + windows.window.downtime).toBe(observations === 0 ? 0 : windows.window.open)
        }
      }
    }),
  ), 120_000)

test('timelines, and open time and downtime by hour of the week, have the exceptions', () =>
  check(25, ({ files, window }) =>
    withFolder(files, async (folder) => {
      await reportOnFolder(folder, { window: { from: isoInstant(window.start), to: isoInstant(window.end) } })
      const { reports: [latest] } = await engine().reports.list({ folder: null, offset: 0, limit: 1 })
      const reportId = latest?.reportId ?? 0
      const expected = new Map<number, { downtime: number; observedOpen: number }>()
      const add = (hour: number, downtime: number, observedOpen: number): void => {
        const sum = expected.get(hour) ?? { downtime: 0, observedOpen: 0 }
        expected.set(hour, { downtime: sum.downtime + downtime, observedOpen: sum.observedOpen + observedOpen })
      }
      for (const { storeId, openTime, downtime, timezone, observations, excluded } of referenceWindowReport(folder, window, 'nearest')) {
        const { openings, closures } = await engine().reports.timeline(reportId, storeId)
        expect(openings.map(({ from, to }) => ({ start: at(from), end: at(to) }))).toEqual(openTime)
        expect(totalLength(union(closures.map(({ from, to }) => ({ start: at(from), end: at(to) }))))).toBe(excluded)
        for (const [hour, length] of byHourOfWeek(openTime, timezone)) add(hour, 0, observations > 0 ? length : 0)
        for (const [hour, length] of byHourOfWeek(downtime, timezone)) add(hour, length, 0)
      }
      const hours = await engine().selections.hourlyDowntime({ reportId, search: '', filters: [], sort: [] })
      const found = hours.map(({ hourOfWeek, downtimeHours, observedOpenHours }) => [
        hourOfWeek,
        { downtime: Math.round(downtimeHours * hourMicroseconds), observedOpen: Math.round((observedOpenHours ?? NaN) * hourMicroseconds) },
      ])
      expect(found).toEqual([...expected].toSorted(([left], [right]) => left - right))
    }),
  ), 120_000)
