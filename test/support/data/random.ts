/**
 * A pseudo-random generator with the same numbers for the same seeds on every machine: sfc32 of PractRand, whose 128 bits
 * of state keep the streams of neighbouring seeds independent.
 */
export class Random {
  private a: number
  private b: number
  private c: number
  private counter = 1

  /** The seeds are 32-bit integers. Each triple has a separate stream. */
  constructor(first: number, second = 0, third = 0) {
    this.a = first | 0
    this.b = second | 0
    this.c = third | 0
    for (let round = 0; round < 12; round += 1) this.next()
  }

  private next(): number {
    const result = (((this.a + this.b) | 0) + this.counter) | 0
    this.counter = (this.counter + 1) | 0
    this.a = this.b ^ (this.b >>> 9)
    this.b = (this.c + (this.c << 3)) | 0
    this.c = (((this.c << 21) | (this.c >>> 11)) + result) | 0
    return result >>> 0
  }

  /** A number from 0 (included) to 1 (excluded). */
  fraction(): number {
    return this.next() / 4_294_967_296
  }

  /** A whole number from `from` to `to`, both included. */
  integer(from: number, to: number): number {
    return from + Math.floor(this.fraction() * (to - from + 1))
  }

  /** True in `share` (0 to 1) of the calls. */
  chance(share: number): boolean {
    return this.fraction() < share
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.integer(0, items.length - 1)]
    if (item === undefined) throw new RangeError('There is nothing to pick from')
    return item
  }

  /** One of the items, each as often as its weight says. */
  pickWeighted<Item>(weighted: readonly (readonly [item: Item, weight: number])[]): Item {
    let left = this.fraction() * weighted.reduce((sum, [, weight]) => sum + weight, 0)
    const chosen = weighted.find(([, weight]) => (left -= weight) < 0) ?? weighted.at(-1)
    if (chosen === undefined) throw new RangeError('There is nothing to pick from')
    return chosen[0]
  }

  /** A shuffled copy. */
  shuffle<Item>(items: readonly Item[]): readonly Item[] {
    const keyed = items.map((item) => ({ item, key: this.fraction() }))
    return keyed.toSorted((left, right) => left.key - right.key).map(({ item }) => item)
  }
}
