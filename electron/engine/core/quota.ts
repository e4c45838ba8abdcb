/**
 * Limits how much is in use at a time, in all and per client, so that no client takes everything. Unlike `JobQueue` and
 * `ClientLimiter`, it refuses at once instead of letting the caller wait.
 */
export class Quota {
  private readonly used = new Map<string | undefined, number>()
  private total = 0

  constructor(private readonly limits: { readonly inAll: number; readonly perClient: number }) {}

  /** Takes one unit and returns a function that gives it back; null if there is none left for this client. */
  acquire(client: string | undefined): (() => void) | null {
    const own = this.used.get(client) ?? 0
    if (this.total >= this.limits.inAll || own >= this.limits.perClient) return null
    this.change(client, 1)
    let isInUse = true
    return () => {
      if (isInUse) this.change(client, -1)
      isInUse = false
    }
  }

  private change(client: string | undefined, count: 1 | -1): void {
    const own = (this.used.get(client) ?? 0) + count
    if (own === 0) this.used.delete(client)
    else this.used.set(client, own)
    this.total += count
  }
}
