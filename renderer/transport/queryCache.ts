import type { EventMessage, Input, OperationName, Outputs, Transport } from '../../shared/operations/contract'
import type { Result } from '../../shared/core/result'

interface Entry {
  readonly key: string
  readonly name: OperationName
  /** The complete reports that the answer is about. Their numbers never change. */
  readonly reportIds: readonly unknown[]
  readonly call: () => Promise<Result<unknown>>
  readonly listeners: Set<() => void>
  /** The last answer; null before the first. */
  answer: Result<unknown> | null
  /** The newest call on its way. Answers to older calls are ignored. */
  pending: Promise<Result<unknown>> | null
  /** Whether the call on its way began before the answer was forgotten. */
  isStale: boolean
}

/** Answers on screen are asked again after these events. */
const refetchingEvents: Partial<Record<OperationName, readonly EventMessage['name'][]>> = {
  listReports: ['report', 'reportsDeleted'],
}

/** The timeline of one store may hold thousands of polls. */
const maximumUnusedAnswers = 8

/**
 * The answers of the engine, by operation and input. Everybody who asks the same question shares one call and one
 * answer. Every answer on screen is kept. An answer that left the screen is kept if it is about complete reports.
 */
export class QueryCache {
  private readonly transport: Transport
  /** The entry that is unused for the longest time comes first. */
  private readonly entries = new Map<string, Entry>()

  constructor(transport: Transport) {
    this.transport = transport
  }

  /** The last answer; null before the first. */
  peek<Name extends OperationName>(name: Name, input: Input<Name>): Result<Outputs[Name]> | null {
    const answer = this.entries.get(keyOf(name, input))?.answer ?? null
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the key begins with the name of the operation
    return answer as Result<Outputs[Name]> | null
  }

  /** Keeps an answer and calls `listener` when it changes. Asks if the answer is not known. Returns a function that ends this. */
  observe<Name extends OperationName>(name: Name, input: Input<Name>, listener: () => void): () => void {
    const entry = this.findOrAdd(name, input)
    entry.listeners.add(listener)
    void this.answer(entry)
    return () => {
      entry.listeners.delete(listener)
      this.tidy(entry)
    }
  }

  /** Asks a question before its answer is on screen. Resolves when the answer is known. */
  prefetch<Name extends OperationName>(name: Name, input: Input<Name>): Promise<void> {
    return this.answer(this.findOrAdd(name, input))
  }

  /** Asks a question again. The former answer stays until the new one is there. */
  refetch<Name extends OperationName>(name: Name, input: Input<Name>): Promise<void> {
    return this.ask(this.findOrAdd(name, input))
  }

  /** Forgets all answers. Components that show one keep it. */
  clear(): void {
    for (const entry of this.entries.values()) this.invalidate(entry)
  }

  handleEvent({ name, data }: EventMessage): void {
    for (const entry of this.entries.values()) {
      if (name === 'reportsDeleted' && data.some((id) => entry.reportIds.includes(id))) this.invalidate(entry)
      if (refetchingEvents[entry.name]?.includes(name)) void this.ask(entry)
    }
  }

  private findOrAdd<Name extends OperationName>(name: Name, input: Input<Name>): Entry {
    const key = keyOf(name, input)
    const entry = this.entries.get(key) ?? {
      key,
      name,
      reportIds: reportIdsIn(input),
      call: () => this.transport.call(name, input),
      listeners: new Set(),
      answer: null,
      pending: null,
      isStale: false,
    }
    this.entries.set(key, entry)
    return entry
  }

  private async answer(entry: Entry): Promise<void> {
    if (entry.pending !== null) await entry.pending
    else if (!entry.answer?.ok || entry.isStale) await this.ask(entry)
  }

  private async ask(entry: Entry): Promise<void> {
    const pending = entry.call()
    entry.pending = pending
    entry.isStale = false
    const answer = await pending
    if (entry.pending !== pending) return
    entry.pending = null
    entry.answer = answer
    for (const listener of entry.listeners) listener()
    this.tidy(entry)
  }

  private invalidate(entry: Entry): void {
    entry.answer = null
    entry.isStale = true
    this.tidy(entry)
  }

  /** Drops an unused entry that nobody may use again, and the oldest of too many unused ones. */
  private tidy(entry: Entry): void {
    if (isUsed(entry)) return
    this.entries.delete(entry.key)
    if (!entry.answer?.ok || entry.isStale || entry.reportIds.length === 0) return
    this.entries.set(entry.key, entry)
    const unused = [...this.entries.values()].filter((other) => !isUsed(other))
    for (const { key } of unused.slice(0, -maximumUnusedAnswers)) this.entries.delete(key)
  }
}

function isUsed({ listeners, pending }: Entry): boolean {
  return listeners.size > 0 || pending !== null
}

function keyOf(name: OperationName, input: unknown): string {
  return JSON.stringify([name, input])
}

function reportIdsIn(input: object): readonly unknown[] {
  return Object.entries(input).flatMap(([name, value]) => (['reportId', 'beforeId', 'afterId'].includes(name) ? [value] : []))
}
