import { setImmediate } from 'node:timers/promises'

/** Milliseconds after which other work of the program gets a turn: while JavaScript runs, nothing else can. */
export const maximumTurn = 10

/** Rows that are worked on between two looks at the clock. */
const rowsPerLook = 256

/** Passes rows on in small batches. After so long, with what is done with the rows before, other work of the program gets a turn. */
export async function* inTurns<Row>(batches: AsyncIterable<readonly Row[]>): AsyncGenerator<readonly Row[]> {
  let startedAt = performance.now()
  for await (const rows of batches) {
    for (let at = 0; at < rows.length; at += rowsPerLook) {
      if (performance.now() - startedAt >= maximumTurn) {
        await setImmediate()
        startedAt = performance.now()
      }
      yield rows.length <= rowsPerLook ? rows : rows.slice(at, at + rowsPerLook)
    }
  }
}
