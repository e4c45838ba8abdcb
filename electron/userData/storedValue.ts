import { mkdir, readFile, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { EngineError, errorCodeOf, fileProblem, messageOf } from '../engine/core/errors'
import { timeForName } from '../engine/write/safeFileNames'
import { writeAtomically } from '../engine/write/writeAtomically'

interface StoredKind<Value> {
  /** Turns what the file holds into a value; undefined if it cannot be one. */
  readonly read: (stored: unknown) => Value | undefined | Promise<Value | undefined>
  /** The value if nothing is stored. */
  readonly missing: Value
}

/** What a file holds. One that is there but cannot be opened is unreadable. */
type Content<Value> = { readonly value: Value; readonly text: string } | 'missing' | 'damaged' | 'unreadable'

/**
 * A value that is kept in a small JSON file, or in memory only. The file is read each time, because another Store Monitor
 * may have changed it. A change that cannot be written is kept in memory and lasts for the session. A file that does not hold
 * such a value is set aside under a dated name. A copy of the last one that was written takes its place, or that of a file
 * that is missing.
 */
export class StoredValue<Value> {
  /** The value with the changes that are not in the file; null if the file has all of them. */
  private unwritten: Promise<Value> | null = null
  /** Why the last change is not in the file; null if it is. */
  private failure: EngineError | null = null
  private kept: Promise<void> = Promise.resolve()
  private restoring: Promise<Value> | null = null
  private readonly listeners: ((value: Value) => void)[] = []

  /** `path` is null for a value in memory. `say` gets a sentence or more for the user if something is wrong with the file. */
  constructor(
    private readonly kind: StoredKind<Value>,
    private readonly path: string | null,
    private readonly say: (problem: string) => void,
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
      if (this.unwritten === unwritten && this.path !== null && this.failure === null) this.unwritten = null
    })
    return kept
  }

  /**
   * Changes the value as `change` does, for a user who wants it to be kept. Throws WRITE_FAILED if the file could not be written;
   * the change lasts for the session then.
   */
  async save(change: (current: Value) => Value): Promise<Value> {
    const value = await this.change(change)
    if (this.failure !== null) throw this.failure
    return value
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
    const { path } = this
    if (path === null) return this.kind.missing
    const content = await this.contentOf(path)
    if (typeof content === 'object') return content.value
    if (content === 'unreadable') return this.kind.missing
    // Who reads the file meanwhile must not set aside what takes its place.
    this.restoring ??= this.restore(path, content).finally(() => {
      this.restoring = null
    })
    return this.restoring
  }

  private async contentOf(path: string): Promise<Content<Value>> {
    const content = await readJson(path)
    if (typeof content !== 'object') return content
    const value = await this.kind.read(content.json)
    return value === undefined ? 'damaged' : { value, text: content.text }
  }

  /** Sets a damaged file aside and puts its copy in its place. Returns what the copy holds, or what counts if it holds nothing. */
  private async restore(path: string, state: 'missing' | 'damaged'): Promise<Value> {
    const copy = await this.contentOf(copyOf(path))
    const good = typeof copy === 'object' ? copy : null
    // At the first start there is neither.
    if (state === 'missing' && good === null) return this.kind.missing
    try {
      const aside = state === 'damaged' ? await setAside(path) : null
      if (good !== null) await writePrivately(path, good.text)
      const was = aside === null ? 'was missing' : `was damaged and is now ${aside}`
      this.say(`${path} ${was}. ${good === null ? 'There is no copy, so its contents are lost.' : 'Its last copy is used.'}`)
    } catch (error) {
      // Another Store Monitor may have set it aside already.
      if (errorCodeOf(error) !== 'ENOENT') this.say(`${path} is ${state} and could not be replaced. ${messageOf(error)}`)
    }
    return good === null ? this.kind.missing : good.value
  }

  /** A failure is logged and remembered. */
  private async write(value: Value): Promise<void> {
    if (this.path === null) return
    try {
      await mkdir(dirname(this.path), { recursive: true, mode: 0o700 })
      const text = `${JSON.stringify(value, null, 2)}\n`
      await writePrivately(this.path, text)
      await writePrivately(copyOf(this.path), text)
      this.failure = null
    } catch (error) {
      const reason = error instanceof EngineError ? error.message : `${this.path} could not be written: ${fileProblem(error)}.`
      this.failure = new EngineError('WRITE_FAILED', `${reason} The change lasts until Store Monitor ends.`, { cause: error })
      console.error(`${this.path} could not be written:`, error)
    }
  }
}

async function readJson(path: string): Promise<{ readonly json: unknown; readonly text: string } | Exclude<Content<never>, object>> {
  try {
    const text = await readFile(path, 'utf8')
    return { json: JSON.parse(text), text }
  } catch (error) {
    if (error instanceof SyntaxError) return 'damaged'
    return errorCodeOf(error) === 'ENOENT' ? 'missing' : 'unreadable'
  }
}

/** Renames a file, and returns its new path, which has the time in its name. */
async function setAside(path: string): Promise<string> {
  const aside = `${path}.damaged-${timeForName()}`
  await rename(path, aside)
  return aside
}

function copyOf(path: string): string {
  return `${path}.bak`
}

/** Only the user of the program can read the file, because it names their folders and stores. */
async function writePrivately(path: string, text: string): Promise<void> {
  await writeAtomically(path, [text], undefined, 0o600)
}
