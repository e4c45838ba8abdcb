import { fractionOf, type ProgressJob } from '../../../shared/core/progress'
import type { Progress } from '../../../shared/core/progress'
import type { Engine } from '../../engine/engine'

const barWidth = 24
/** Width of what goes to and fro in the bar while nobody can tell how much is done. */
const moverWidth = 4
const clearLine = '\r\u001B[K'

/**
 * Draws the progress of `jobs`, which follow each other, as one bar on standard error where that is a terminal.
 * Returns a function that clears it.
 */
export function showProgress(engine: Pick<Engine, 'subscribe'>, jobs: readonly ProgressJob[]): () => void {
  const { stderr } = process
  if (!stderr.isTTY || process.env['TERM'] === 'dumb') return () => undefined
  let drawn = ''
  let turn = 0
  const unsubscribe = engine.subscribe((event) => {
    if (event.name !== 'progress' || !jobs.includes(event.data.job)) return
    const { step } = event.data
    // A terminal that was not told its width, as on a serial line, says 0.
    const line = progressLine({ step, fraction: fractionOf(event.data, jobs) }, stderr.columns || 80, turn)
    turn += 1
    if (line !== drawn) stderr.write(`${clearLine}${line}`)
    drawn = line
  })
  return () => {
    unsubscribe()
    if (drawn !== '') stderr.write(clearLine)
    drawn = ''
  }
}

/**
 * The bar and what is being done, no longer than a line of the terminal: what wraps cannot be cleared. `turn` counts
 * the drawings, for a bar that moves because nobody can tell how much is done.
 */
export function progressLine(
  { step, fraction }: Pick<Progress, 'step' | 'fraction'>,
  columns: number,
  turn: number,
): string {
  const bar = fraction === null ? drawBar(moverStart(turn), moverWidth) : drawBar(0, Math.round(fraction * barWidth))
  const line = `[${bar}] ${step}`
  return line.length < columns ? line : `${line.slice(0, Math.max(columns - 2, 0))}…`
}

function drawBar(start: number, length: number): string {
  return '.'.repeat(start) + '#'.repeat(length) + '.'.repeat(barWidth - start - length)
}

/** From the left end to the right one and back, by its own width. */
function moverStart(turn: number): number {
  const steps = barWidth / moverWidth - 1
  return moverWidth * (steps - Math.abs(steps - (turn % (2 * steps))))
}
