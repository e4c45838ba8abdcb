/** Hands a value on once no other has come for a while. */
export class DelayedWriter<Value> {
  #waiting: { readonly value: Value; readonly timer: ReturnType<typeof setTimeout> } | null = null
  readonly #keep: (value: Value) => void
  readonly #milliseconds: number

  constructor(keep: (value: Value) => void, milliseconds: number) {
    this.#keep = keep
    this.#milliseconds = milliseconds
  }

  schedule(value: Value): void {
    if (this.#waiting !== null) clearTimeout(this.#waiting.timer)
    this.#waiting = { value, timer: setTimeout(() => this.flush(), this.#milliseconds) }
  }

  /** Hands on what is waiting, if anything is. */
  flush(): void {
    if (this.#waiting === null) return
    const { value, timer } = this.#waiting
    this.#waiting = null
    clearTimeout(timer)
    this.#keep(value)
  }
}
