import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** File name to content. Indentation and blank lines around the content are for the reader of the test, and are left out. */
export type Files = Readonly<Record<string, string>>

function unindented(text: string): string {
  return text.trim().replaceAll(/\n[ \t]+/g, '\n') + '\n'
}

/** Writes the files into a new folder, passes its path on, and removes it however that ends. */
export async function withFolder<Value>(files: Files, use: (folder: string) => Promise<Value>): Promise<Value> {
  const folder = await mkdtemp(join(tmpdir(), 'store-monitor-test-'))
  try {
    await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(folder, name), unindented(text))))
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
