/** The last part of a path of any operating system. */
export function baseName(path: string): string {
  return path.split(/[\\/]/).findLast((part) => part !== '') ?? path
}

/** The path of a file relative to its folder, with `/`. Both are absolute paths of any operating system. */
export function pathInside(folder: string, path: string): string {
  return path.slice(folder.length).replaceAll('\\', '/').replace(/^\//, '')
}
