import { mkdir, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { writeAtomically } from '../engine/write/writeAtomically'

/**
 * A value that is kept in a small JSON file, or in memory only. The file is read each time, because another Store Monitor
 * may have changed it. A change that cannot be written is kept in memory and lasts for the session.
 */
export class StoredValue<Value> {
  /** The value with the changes that are not in the file; null if the file has all of them. */
  private unwritten: Promise<Value> | null = null
  private hasFailed = false
  private kept: Promise<void> = Promise.resolve()
  private readonly listeners: ((value: Value) => void)[] = []

  /**
   * `read` turns whatever the file holds into a value, and undefined into the default: the file may be missing or may
   * not be JSON. `path` is null for a value in memory.
   */
  constructor(
    private readonly read: (stored: unknown) => Value,
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
    return this.read(this.path === null ? undefined : await readJson(this.path))
  }

  /** A failure is only logged: nothing the user is doing depends on the file. */
  private async write(value: Value): Promise<void> {
    if (this.path === null) return
    try {
      await mkdir(dirname(this.path), { recursive: true })
      await writeAtomically(this.path, [`${JSON.stringify(value, null, 2)}\n`])
      this.hasFailed = false
    } catch (error) {
      this.hasFailed = true
      console.error(`${this.path} could not be written:`, error)
    }
  }
}

/** Undefined if the file is missing or is not JSON. */
async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch {
    return undefined
  }
}
