import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/**
 * File name to content; a name with `/` is in a folder inside. Indentation and blank lines around a text are for the reader of the test, and are left out;
 * bytes are written as they are.
 */
export type Files = Readonly<Record<string, string | Uint8Array>>

function contentOf(file: string | Uint8Array): string | Uint8Array {
  if (typeof file !== 'string') return file
  return file.trim().replaceAll(/\n[ \t]+/g, '\n') + '\n'
}

/** Makes the folders that are missing. */
export async function writeFiles(folder: string, files: Files): Promise<void> {
  for (const [name, file] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), contentOf(file))
  }
}

/** Writes the files into a new folder, passes its path on, and removes it however that ends. */
export async function withFolder<Value>(files: Files, use: (folder: string) => Promise<Value>): Promise<Value> {
  const folder = await mkdtemp(join(tmpdir(), 'store-monitor-test-'))
  try {
    await writeFiles(folder, files)
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
