import { mkdir, readFile, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { errorCodeOf, messageOf } from '../engine/core/errors'
import { writeAtomically } from '../engine/write/writeAtomically'

/**
 * A value that is kept in a small JSON file, or in memory only. The file is read each time, because another Store Monitor
 * may have changed it. A change that cannot be written is kept in memory and lasts for the session. A file that is not JSON
 * is set aside under a dated name, and a copy of the last one that was written takes its place.
 */
export class StoredValue<Value> {
  /** The value with the changes that are not in the file; null if the file has all of them. */
  private unwritten: Promise<Value> | null = null
  private hasFailed = false
  private kept: Promise<void> = Promise.resolve()
  private readonly listeners: ((value: Value) => void)[] = []

  /**
   * `read` turns any content of the file into a value. It turns undefined into the default, because the file may be
   * missing or may not be JSON. `path` is null for a value in memory.
   */
  constructor(
    private readonly read: (stored: unknown) => Value | Promise<Value>,
    private readonly path: string | null,
  ) {}

  get(): Promise<Value> {
    return this.unwritten ?? this.load()
  }

  /**
   * Replaces the value by what `change` makes of it, and resolves with the new value once it is written. Nothing is
   * written, and no listener is called, if `change` returns the value it was given.
   */
  change(change: (current: Value) => Value): Promise<Value> {
    const former = this.get()
    const changed = former.then(change)
    // The next change builds on this one, even before this one is written.
    const unwritten = changed.catch(() => former)
    this.unwritten = unwritten
    const kept = this.keep(former, changed, this.kept)
    this.kept = Promise.allSettled([this.kept, kept]).then(() => {
      if (this.unwritten === unwritten && this.path !== null && !this.hasFailed) this.unwritten = null
    })
    return kept
  }

  /** Calls the listener with the value now, and after each change. */
  async follow(listener: (value: Value) => void): Promise<void> {
    this.listeners.push(listener)
    listener(await this.get())
  }

  /** Resolves when every change so far has been written, or could not be. */
  whenKept(): Promise<void> {
    return this.kept
  }

  private async keep(former: Promise<Value>, changed: Promise<Value>, writtenBefore: Promise<void>): Promise<Value> {
    const value = await changed
    const isNew = value !== (await former)
    if (isNew) for (const listener of this.listeners) listener(value)
    await writtenBefore
    if (isNew) await this.write(value)
    return value
  }

  private async load(): Promise<Value> {
    if (this.path === null) return this.read(undefined)
    const stored = await readJson(this.path)
    return this.read(stored === 'damaged' ? await restore(this.path) : stored?.json)
  }

  /** A failure is only logged: nothing the user is doing depends on the file. */
  private async write(value: Value): Promise<void> {
    if (this.path === null) return
    try {
      await mkdir(dirname(this.path), { recursive: true, mode: 0o700 })
      const text = `${JSON.stringify(value, null, 2)}\n`
      await writePrivately(this.path, text)
      await writePrivately(copyOf(this.path), text)
      this.hasFailed = false
    } catch (error) {
      this.hasFailed = true
      console.error(`${this.path} could not be written:`, error)
    }
  }
}

/** Undefined if the file is missing or cannot be read. */
async function readJson(path: string): Promise<{ readonly json: unknown } | 'damaged' | undefined> {
  try {
    return { json: JSON.parse(await readFile(path, 'utf8')) }
  } catch (error) {
    return error instanceof SyntaxError ? 'damaged' : undefined
  }
}

/** Sets a damaged file aside and returns what its copy holds; undefined if there is no good copy. */
async function restore(path: string): Promise<unknown> {
  const aside = `${path}.damaged-${new Date().toISOString().replaceAll(':', '-')}`
  const copy = await readJson(copyOf(path))
  const isGood = copy !== undefined && copy !== 'damaged'
  try {
    await rename(path, aside)
    if (isGood) await writePrivately(path, `${JSON.stringify(copy.json, null, 2)}\n`)
    console.error(`${path} was damaged and is now ${aside}. ${isGood ? 'Its last copy is used.' : 'There is no copy, so its contents are lost.'}`)
  } catch (error) {
    // Another Store Monitor may have set it aside already.
    if (errorCodeOf(error) !== 'ENOENT') console.error(`${path} is damaged and could not be set aside. ${messageOf(error)}`)
  }
  return isGood ? copy.json : undefined
}

function copyOf(path: string): string {
  return `${path}.bak`
}

/** Only the user of the program can read the file, because it names their folders and stores. */
async function writePrivately(path: string, text: string): Promise<void> {
  await writeAtomically(path, [text], undefined, 0o600)
}
