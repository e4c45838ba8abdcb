import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { waitForReport } from '../../../renderer/app/waitForReport'
import type { EventMessage, Transport } from '../../../shared/operations/contract'
import type { Report, ReportStatus } from '../../../shared/report/report'
import { completeReport } from '../../support/engine/completeReport'

const running: Report = { ...completeReport, reportId: 7, status: 'running', stores: 0, observations: 0 }

/** An engine whose report is in a state the test sets, and that says so only when the test tells it to. */
class Engine {
  status: ReportStatus = 'running'
  readonly listeners = new Set<(event: EventMessage) => void>()

  readonly transport: Transport = {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- getReport is the only operation asked for here
    call: (() => Promise.resolve({ ok: true, value: this.report })) as unknown as Transport['call'],
    subscribe: (listener) => {
      this.listeners.add(listener)
      return () => this.listeners.delete(listener)
    },
  }

  get report(): Report {
    return { ...running, status: this.status }
  }

  tell(report: Report): void {
    for (const listener of this.listeners) listener({ name: 'report', data: report })
  }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test.each(['complete', 'failed', 'cancelled'] as const)('a report that ends %s is told by the event', async (status) => {
  const engine = new Engine()
  const end = waitForReport(engine.transport, 7)
  engine.tell({ ...running, reportId: 6, status: 'complete' })
  engine.tell(running)
  engine.status = status
  engine.tell(engine.report)
  await expect(end).resolves.toEqual({ ok: true, value: { ...running, status } })
})

test('a report that ended before anybody listened is found by asking', async () => {
  const engine = new Engine()
  engine.status = 'complete'
  await expect(waitForReport(engine.transport, 7)).resolves.toMatchObject({ value: { status: 'complete' } })
})

test('a lost event delays the end, and nothing stays subscribed', async () => {
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
