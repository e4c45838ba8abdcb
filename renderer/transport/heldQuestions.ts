import type { Input, OperationName, Transport } from '../../shared/operations/contract'

/** A transport that can keep questions until they can be answered. */
export interface HoldingTransport extends Transport {
  /**
   * Keeps all questions about a report that runs until the returned function is called. What shows the report can be drawn
   * meanwhile, and asks the moment the report has ended: for its rows first, and when they are there, for everything else.
   */
  hold(reportId: number): () => void
}

/** The operations on a report that runs. All others need a complete one. */
const ofRunning: ReadonlySet<OperationName> = new Set(['getReport', 'cancelReport'])
/** The operations that answer what the table shows. */
const ofTable: ReadonlySet<OperationName> = new Set(['getRows', 'getGroups'])

interface Held {
  readonly end: Promise<void>
  /** The questions of the table that were kept. */
  readonly ofTable: Promise<unknown>[]
}

export function withHeldQuestions(transport: Transport): HoldingTransport {
  const held = new Map<unknown, Held>()
  return {
    ...transport,
    async call(name, input: Input<typeof name>) {
      const holding = ofRunning.has(name) ? undefined : held.get(Reflect.get(input, 'reportId'))
      if (holding === undefined) return transport.call(name, input)
      if (ofTable.has(name)) {
        const asking = holding.end.then(() => transport.call(name, input))
        holding.ofTable.push(asking)
        return asking
      }
      await holding.end
      await Promise.allSettled(holding.ofTable)
      return transport.call(name, input)
    },
    hold(reportId) {
      let end: () => void
      const holding: Held = { end: new Promise((resolve) => (end = resolve)), ofTable: [] }
      held.set(reportId, holding)
      return () => {
        end()
        void Promise.allSettled(holding.ofTable).then(() => held.delete(reportId))
      }
    },
  }
}
