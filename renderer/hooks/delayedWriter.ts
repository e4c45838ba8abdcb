/** Writes a value after no newer one has come for a while. */
export class DelayedWriter<Value> {
  private waiting: { readonly value: Value; readonly timer: ReturnType<typeof setTimeout> } | null = null
  private readonly write: (value: Value) => void
  private readonly milliseconds: number

  constructor(write: (value: Value) => void, milliseconds: number) {
    this.write = write
    this.milliseconds = milliseconds
  }

  schedule(value: Value): void {
    if (this.waiting !== null) clearTimeout(this.waiting.timer)
    this.waiting = { value, timer: setTimeout(() => this.flush(), this.milliseconds) }
  }

  /** Writes the waiting value now, if there is one. */
  flush(): void {
    if (this.waiting === null) return
    const { value, timer } = this.waiting
    this.waiting = null
    clearTimeout(timer)
    this.write(value)
  }
}
