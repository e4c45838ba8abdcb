import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/**
 * File names and contents; a name with `/` is in a subfolder. Texts are written without their indentation and the blank
 * lines around them, and bytes are written unchanged.
 */
export type Files = Readonly<Record<string, string | Uint8Array>>

function contentOf(file: string | Uint8Array): string | Uint8Array {
  if (typeof file !== 'string') return file
  return file.trim().replaceAll(/\n[ \t]+/g, '\n') + '\n'
}

/** Writes the files and creates missing folders. */
export async function writeFiles(folder: string, files: Files): Promise<void> {
  for (const [name, file] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), contentOf(file))
  }
}

/**
 * Writes the files into a new folder, passes its path to `use`, and always removes it afterwards. A program that writes into
 * it has to end in `use`. If it ends with the test, take `temporaryFolder`, because the folder would be removed before.
 */
export async function withFolder<Value>(files: Files, use: (folder: string) => Promise<Value>): Promise<Value> {
  const folder = await mkdtemp(join(tmpdir(), 'store-monitor-test-'))
  try {
    await writeFiles(folder, files)
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
