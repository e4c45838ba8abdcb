import { rmSync } from 'node:fs'
import { utimes } from 'node:fs/promises'

const paths = new Set<string>()
/** Milliseconds between two touches of what is in use. */
const touchInterval = 3_600_000
let touching: NodeJS.Timeout | null = null

process.on('exit', removeLeftovers)

/**
 * Removes a file or folder when the program ends, even if it cannot wait for asynchronous work any more. Until then it is
 * touched regularly, so that programs in other containers see that it is in use. Returns a function that ends both.
 */
export function removeAtExit(path: string): () => void {
  paths.add(path)
  touching ??= setInterval(touchAll, touchInterval).unref()
  return () => paths.delete(path)
}

function touchAll(): void {
  const now = new Date()
  for (const path of paths) void utimes(path, now, now).catch(() => undefined)
}

/** Removes everything now. Needed only if the program will end without the event `exit`. */
export function removeLeftovers(): void {
  for (const path of paths) rmSync(path, { recursive: true, force: true })
}
