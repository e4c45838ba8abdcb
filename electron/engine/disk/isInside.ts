import { isAbsolute, relative, sep } from 'node:path'

/** Whether a path is a folder, or leads to something in it. Both must be real paths, without links. */
export function isInside(folder: string, path: string): boolean {
  const inside = relative(folder, path)
  return inside.split(sep)[0] !== '..' && !isAbsolute(inside)
}
