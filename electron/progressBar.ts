import type { Engine } from './engine/engine'

const width = 24

/** Draws the engine's progress on standard error where that is a terminal. Returns a function that clears it. */
export function showProgress(engine: Engine): () => void {
  const { stderr } = process
  if (!stderr.isTTY) return () => undefined
  const unsubscribe = engine.subscribe((event) => {
    if (event.name !== 'progress') return
    const { step, fraction } = event.data
    const filled = Math.round(fraction * width)
    stderr.write(`\r\u001B[K[${'#'.repeat(filled)}${'.'.repeat(width - filled)}] ${step}`)
  })
  return () => {
    unsubscribe()
    stderr.write('\r\u001B[K')
  }
}
