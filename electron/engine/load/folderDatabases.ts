import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Database, type FileAccess, type PreparedDatabase } from '../core/database'
import { EngineError } from '../core/errors'
import { historyShare, spareMemory } from '../core/memory'
import { folderAccess, singleFileAccess } from '../disk/fileAccess'

interface FolderDatabaseOptions {
  readonly temporaryFolder: string
  /** Further folders of the program that its databases may use. */
  readonly ownFolders: readonly string[]
  /** The only folder whose files may be read, also through links; null if the user may open any folder. */
  readonly root: string | null
  readonly memoryBytes: number | undefined
}

interface BorrowedDatabase {
  readonly database: Database
  /** To be called when it is not needed any more; nobody else may have to wait for that. */
  readonly giveBack: () => void
}

interface LentDatabase {
  readonly opening: Promise<Database>
  borrowers: number
}

/**
 * The databases that read folders. Each can use the files of one folder and no others, because DuckDB cannot be given more
 * files after its start. Those who borrow the same folder at the same time share one.
 */
export class FolderDatabases {
  /** By what they may use. */
  private readonly lent = new Map<string, LentDatabase>()
  /** All that are not closed yet: also those that nobody can borrow any more. */
  private readonly open = new Set<Promise<Database>>()
  /** The next one, before anybody needs it, because it takes as long as looking at the folder; null after the first one. */
  private prepared: Promise<PreparedDatabase> | null
  private opened = 0
  private imports = 0
  private isClosed = false

  constructor(private readonly options: FolderDatabaseOptions) {
    this.prepared = this.prepare()
    // Who needs it learns that.
    this.prepared.catch(() => undefined)
  }

  /** Lends the database of a folder and of what links in it lead to at the moment. */
  async borrow(folder: string): Promise<BorrowedDatabase> {
    const { root } = this.options
    return this.borrowFor(await folderAccess(folder, root, this.ownFolders))
  }

  /** Lends the database of a folder to `work`. */
  async use<Value>(folder: string, work: (database: Database) => Promise<Value>): Promise<Value> {
    return lend(await this.borrow(folder), work)
  }

  /** Lends the database of a file to `work`. */
  async useFile<Value>(path: string, work: (database: Database) => Promise<Value>): Promise<Value> {
    return lend(await this.borrowFor(await singleFileAccess(path, this.ownFolders)), work)
  }

  /** Lends the database of a new file with this text to `work`, and removes the file afterwards. */
  async useText<Value>(text: string, work: (database: Database, path: string) => Promise<Value>): Promise<Value> {
    const { temporaryFolder } = this.options
    const path = join(temporaryFolder, `imported_${++this.imports}.csv`)
    await mkdir(temporaryFolder, { recursive: true, mode: 0o700 })
    await writeFile(path, text, { mode: 0o600 })
    try {
      return await this.useFile(path, (database) => work(database, path))
    } finally {
      await rm(path, { force: true })
    }
  }

  /** Stops all that the databases do, with CANCELLED, and closes them. Nothing can be borrowed afterwards. */
  async close(): Promise<void> {
    this.isClosed = true
    await this.prepared?.then(({ close }) => close(), () => undefined)
    await Promise.allSettled([...this.open].map(async (opening) => (await opening).close()))
  }

  private get ownFolders(): readonly string[] {
    return [this.options.temporaryFolder, ...this.options.ownFolders]
  }

  private async borrowFor(access: FileAccess): Promise<BorrowedDatabase> {
    if (this.isClosed) throw new EngineError('CANCELLED', 'Store Monitor is closing.')
    const key = JSON.stringify(access)
    const lent = this.lent.get(key) ?? { opening: this.openFor(access), borrowers: 0 }
    this.lent.set(key, lent)
    lent.borrowers += 1
    const giveBack = (): void => {
      lent.borrowers -= 1
      if (lent.borrowers > 0) return
      this.lent.delete(key)
      void this.end(lent.opening)
    }
    try {
      return { database: await lent.opening, giveBack }
    } catch (error) {
      giveBack()
      throw error
    }
  }

  private async prepare(): Promise<PreparedDatabase> {
    return Database.prepare(':memory:', join(this.options.temporaryFolder, `folder_${++this.opened}`))
  }

  private openFor(access: FileAccess): Promise<Database> {
    const { memoryBytes = spareMemory() } = this.options
    const prepared = this.prepared ?? this.prepare()
    this.prepared = null
    const opening = prepared.then(({ limit }) => limit({ access, memoryBytes, memoryShare: 1 - historyShare(memoryBytes) }))
    this.open.add(opening)
    return opening
  }

  /** Closes a database when nobody reads any more what it had. */
  private async end(opening: Promise<Database>): Promise<void> {
    try {
      const database = await opening
      await database.closeUnused()
      await rm(database.temporaryFolder, { recursive: true, force: true })
    } catch {
      // Who wanted to open it knows that, and the program removes its temporary folder at its end.
    } finally {
      this.open.delete(opening)
    }
  }
}

async function lend<Value>({ database, giveBack }: BorrowedDatabase, work: (database: Database) => Promise<Value>): Promise<Value> {
  try {
    return await work(database)
  } finally {
    giveBack()
  }
}
