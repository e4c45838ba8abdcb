import type { StoreTimeline } from '../../shared/report/timeline'
import type { Result } from '../../shared/core/result'

type Answer = Result<StoreTimeline>

/** Asks for timelines of stores, and remembers the last answer. */
export class TimelineCache {
  #last: { readonly storeId: string; readonly answer: Promise<Answer> } | null = null
  readonly #ask: (storeId: string) => Promise<Answer>

  constructor(ask: (storeId: string) => Promise<Answer>) {
    this.#ask = ask
  }

  async get(storeId: string): Promise<Answer> {
    if (this.#last?.storeId === storeId) return this.#last.answer
    const asked = { storeId, answer: this.#ask(storeId) }
    this.#last = asked
    const answer = await asked.answer
    // What went wrong may go well another time.
    if (!answer.ok && this.#last === asked) this.#last = null
    return answer
  }
}
