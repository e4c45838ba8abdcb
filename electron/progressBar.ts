import type { Progress } from '../shared/report'
import type { Engine } from './engine/engine'

const barWidth = 24
const clearLine = '\r\u001B[K'

/** Draws the engine's progress on standard error where that is a terminal. Returns a function that clears it. */
export function showProgress(engine: Pick<Engine, 'subscribe'>): () => void {
  const { stderr } = process
  if (!stderr.isTTY || process.env['TERM'] === 'dumb') return () => undefined
  let drawn = ''
  const unsubscribe = engine.subscribe((event) => {
    if (event.name !== 'progress') return
    const line = progressLine(event.data, stderr.columns)
    if (line !== drawn) stderr.write(`${clearLine}${line}`)
    drawn = line
  })
  return () => {
    unsubscribe()
    if (drawn !== '') stderr.write(clearLine)
    drawn = ''
  }
}

/** The bar and what is being done, no longer than a line of the terminal: what wraps cannot be cleared. */
export function progressLine({ step, fraction }: Pick<Progress, 'step' | 'fraction'>, columns: number): string {
  const filled = Math.round(fraction * barWidth)
  const line = `[${'#'.repeat(filled)}${'.'.repeat(barWidth - filled)}] ${step}`
  return line.length < columns ? line : `${line.slice(0, Math.max(columns - 2, 0))}…`
}
