import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { runReport, waitForReport } from '../../../renderer/app/waitForReport'
import { withHeldQuestions } from '../../../renderer/transport/heldQuestions'
import type { EventMessage, Transport } from '../../../shared/operations/contract'
import type { Report, ReportStatus } from '../../../shared/report/report'
import { reportDefaults } from '../../../shared/report/reportDefaults'
import { completeReport } from '../../support/engine/completeReport'

const running: Report = { ...completeReport, reportId: 7, status: 'running', stores: 0, observations: 0 }

/** An engine whose report has the status that the test sets. It emits events only if the test says so. */
class Engine {
  status: ReportStatus = 'running'
  readonly calls: string[] = []
  readonly listeners = new Set<(event: EventMessage) => void>()

  readonly transport: Transport = {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- startReport and getReport both answer a report here
    call: ((name: string) => {
      this.calls.push(name)
      return Promise.resolve({ ok: true, value: this.report })
    }) as unknown as Transport['call'],
    subscribe: (listener) => {
      this.listeners.add(listener)
      return () => this.listeners.delete(listener)
    },
  }

  get report(): Report {
    return { ...running, status: this.status }
  }

  emit(report: Report): void {
    for (const listener of this.listeners) listener({ name: 'report', data: report })
  }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test.each(['complete', 'failed', 'cancelled'] as const)('the event resolves a report that ends %s', async (status) => {
  const engine = new Engine()
  const end = waitForReport(engine.transport, 7)
  engine.emit({ ...running, reportId: 6, status: 'complete' })
  engine.emit(running)
  engine.status = status
  engine.emit(engine.report)
  await expect(end).resolves.toEqual({ ok: true, value: { ...running, status } })
})

test('a call finds a report that ended before the page listened', async () => {
  const engine = new Engine()
  engine.status = 'complete'
  await expect(waitForReport(engine.transport, 7)).resolves.toMatchObject({ value: { status: 'complete' } })
})

test('a lost event only delays the end, and nothing stays subscribed', async () => {
  const engine = new Engine()
  const end = waitForReport(engine.transport, 7)
  await vi.advanceTimersByTimeAsync(5_000)
  expect(engine.listeners.size).toBe(1)
  engine.status = 'complete'
  await vi.advanceTimersByTimeAsync(5_000)
  await expect(end).resolves.toMatchObject({ value: { status: 'complete' } })
  expect(engine.listeners.size).toBe(0)
  expect(vi.getTimerCount()).toBe(0)
})

test('a report that has just been started is not asked for, unless its event is late', async () => {
  const engine = new Engine()
  const started: Report[] = []
  const end = runReport(withHeldQuestions(engine.transport), reportDefaults, (report) => started.push(report))
  await vi.advanceTimersByTimeAsync(4_000)
  expect([started, engine.calls]).toEqual([[running], ['startReport']])
  engine.status = 'complete'
  await vi.advanceTimersByTimeAsync(1_000)
  await expect(end).resolves.toMatchObject({ value: { status: 'complete' } })
  expect(engine.calls).toEqual(['startReport', 'getReport'])
  expect([engine.listeners.size, vi.getTimerCount()]).toEqual([0, 0])
})

test('a report that ends before its id is known is complete at once', async () => {
  const engine = new Engine()
  const end = runReport(withHeldQuestions(engine.transport), reportDefaults, () => undefined)
  engine.emit({ ...running, status: 'complete' })
  await expect(end).resolves.toMatchObject({ value: { reportId: 7, status: 'complete' } })
  expect(engine.calls).toEqual(['startReport'])
  expect([engine.listeners.size, vi.getTimerCount()]).toEqual([0, 0])
})

test('a report that cannot be started ends with the error', async () => {
  const engine = new Engine()
  const failure = { ok: false, error: { code: 'NO_DATA', message: 'No folder is open.' } } as const
  engine.transport.call = () => Promise.resolve(failure)
  await expect(runReport(withHeldQuestions(engine.transport), reportDefaults, () => undefined)).resolves.toBe(failure)
  expect(engine.listeners.size).toBe(0)
})

test('a report that is complete when it starts ends at once', async () => {
  const engine = new Engine()
  engine.status = 'complete'
  const end = runReport(withHeldQuestions(engine.transport), reportDefaults, () => undefined)
  await expect(end).resolves.toMatchObject({ value: { reportId: 7, status: 'complete' } })
  expect(engine.calls).toEqual(['startReport'])
})

test('questions about a report wait until it has ended, however the page learns of it', async () => {
  const engine = new Engine()
  const transport = withHeldQuestions(engine.transport)
  const end = runReport(transport, reportDefaults, () => void transport.call('getTotals', { reportId: 7 }))
  await vi.advanceTimersByTimeAsync(4_000)
  engine.status = 'complete'
  expect(engine.calls).toEqual(['startReport'])
  await vi.advanceTimersByTimeAsync(1_000)
  await end
  await vi.advanceTimersByTimeAsync(0)
  expect(engine.calls).toEqual(['startReport', 'getReport', 'getTotals'])
})
