/** Quota to take and give back: so many in all, and so many for one client, so that none takes them all. */
export class Quota {
  private readonly taken = new Map<string | undefined, number>()
  private total = 0

  constructor(private readonly limits: { readonly inAll: number; readonly perClient: number }) {}

  /** Takes a place, and returns a function that gives it back; null where there is none for this client. */
  take(client: string | undefined): (() => void) | null {
    const own = this.taken.get(client) ?? 0
    if (this.total >= this.limits.inAll || own >= this.limits.perClient) return null
    this.change(client, 1)
    let isTaken = true
    return () => {
      if (isTaken) this.change(client, -1)
      isTaken = false
    }
  }

  private change(client: string | undefined, count: 1 | -1): void {
    const own = (this.taken.get(client) ?? 0) + count
    if (own === 0) this.taken.delete(client)
    else this.taken.set(client, own)
    this.total += count
  }
}
