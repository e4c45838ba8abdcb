import { rmSync } from 'node:fs'

const paths = new Set<string>()

process.on('exit', removeLeftovers)

/**
 * Removes a file or folder when the program ends, even if it cannot wait for asynchronous work any more. Returns a
 * function that cancels the removal.
 */
export function removeAtExit(path: string): () => void {
  paths.add(path)
  return () => paths.delete(path)
}

/** Removes everything now. Needed only if the program will end without the event `exit`. */
export function removeLeftovers(): void {
  for (const path of paths) rmSync(path, { recursive: true, force: true })
}
