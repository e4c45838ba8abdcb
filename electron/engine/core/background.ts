import { setTimeout as delay } from 'node:timers/promises'
import { RunningWork } from './runningWork'

/** Milliseconds for which work gives way. Later questions do not stop it, so that it ends however many there are. */
const defaultPatience = 2000

/** Work in the background that gives way to questions: it waits while one is answered, and begins again if one comes. */
export class Background {
  private readonly questions = new RunningWork()
  /** Stops the work that runs and gives way. */
  private readonly running = new Set<AbortController>()

  constructor(private readonly patience = defaultPatience) {}

  /** Answers a question that somebody waits for. It must not need work in the background itself. */
  async question<Value>(answer: () => Promise<Value>): Promise<Value> {
    for (const stop of this.running) stop.abort()
    return this.questions.add(answer())
  }

  /** Runs `work`, which must leave nothing behind when its signal stops it. */
  async run<Value>(work: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
    const until = performance.now() + this.patience
    const left = (): number => until - performance.now()
    for (;;) {
      while (!this.questions.isEmpty && left() > 0) {
        await Promise.race([this.questions.ended(), delay(left(), undefined, { ref: false })])
      }
      const stop = new AbortController()
      if (left() > 0) this.running.add(stop)
      try {
        return await work(stop.signal)
      } catch (error) {
        if (!stop.signal.aborted) throw error
      } finally {
        this.running.delete(stop)
      }
    }
  }
}
