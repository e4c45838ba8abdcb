import { rmSync } from 'node:fs'

const paths = new Set<string>()

process.on('exit', removeLeftovers)

/**
 * Has a file or folder removed when the program ends, even where it has no time to wait for anything. Returns a
 * function that takes this back.
 */
export function removeAtExit(path: string): () => void {
  paths.add(path)
  return () => paths.delete(path)
}

/** For a program that ends without the event `exit`. */
export function removeLeftovers(): void {
  for (const path of paths) rmSync(path, { recursive: true, force: true })
}
