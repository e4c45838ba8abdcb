import type { Progress } from '../../../shared/core/progress'
import type { EventMessage } from '../../../shared/operations/contract'

type Listener = (event: EventMessage) => void

/** Passes the events of the engine on to everybody who subscribes. */
export class Events {
  private readonly listeners = new Set<Listener>()

  /** Returns a function that ends the subscription. */
  subscribe(listener: Listener): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  emit(event: EventMessage): void {
    for (const listener of this.listeners) listener(event)
  }

  /** Emits the progress of a job; it needs no receiver. */
  readonly emitProgress = (progress: Progress): void => this.emit({ name: 'progress', data: progress })
}
