import { fractionOf, type ProgressJob } from '../../../shared/core/progress'
import type { Progress } from '../../../shared/core/progress'
import type { Engine } from '../../engine/engine'

const barWidth = 24
/** Width of the block that moves to and fro while the progress is unknown. */
const blockWidth = 4
const clearLine = '\r\u001B[K'

/**
 * Draws the progress of consecutive jobs as one bar on standard error, if that is a terminal. Returns a function that
 * clears the bar.
 */
export function showProgress(engine: Pick<Engine, 'subscribe'>, jobs: readonly ProgressJob[]): () => void {
  const { stderr } = process
  if (!stderr.isTTY || process.env['TERM'] === 'dumb') return () => undefined
  let drawn = ''
  let turn = 0
  const unsubscribe = engine.subscribe((event) => {
    if (event.name !== 'progress' || !jobs.includes(event.data.job)) return
    const { step } = event.data
    // A terminal that does not know its width, such as a serial line, reports 0.
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
 * The bar and the current step, shortened to one line of the terminal because a line that wraps cannot be cleared.
 * `turn` counts the drawings: it moves the block while the progress is unknown.
 */
export function progressLine(
  { step, fraction }: Pick<Progress, 'step' | 'fraction'>,
  columns: number,
  turn: number,
): string {
  const bar = fraction === null ? drawBar(blockStart(turn), blockWidth) : drawBar(0, Math.round(fraction * barWidth))
  const line = `[${bar}] ${step}`
  return line.length < columns ? line : `${line.slice(0, Math.max(columns - 2, 0))}…`
}

function drawBar(start: number, length: number): string {
  return '.'.repeat(start) + '#'.repeat(length) + '.'.repeat(barWidth - start - length)
}

/** The block moves by its own width, from the left end to the right end and back. */
function blockStart(turn: number): number {
  const steps = barWidth / blockWidth - 1
  return blockWidth * (steps - Math.abs(steps - (turn % (2 * steps))))
}
