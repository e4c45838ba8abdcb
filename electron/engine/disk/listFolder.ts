import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { EngineError, fileProblem } from '../core/errors'
import { readInTime } from './slowDisk'

/** What a folder contains, by name, sorted. */
interface Listing {
  readonly names: readonly string[]
  /** Those of the names that are links. */
  readonly links: readonly string[]
  /** Files with other endings, which may be tables nevertheless. */
  readonly others: readonly string[]
  readonly folders: readonly string[]
}

/** The files in the subfolders of a folder. Paths are relative to it, with `/`. */
interface DeepListing {
  readonly names: readonly string[]
  /** Those of the names that are links. */
  readonly links: readonly string[]
  /** The subfolders that cannot be read. */
  readonly unreadable: readonly string[]
  /** The subfolders that are not searched, because they are too deep. */
  readonly tooDeep: readonly string[]
  /** Whether there are more files than are listed. */
  readonly isCut: boolean
}

/** The number of levels of subfolders that are searched. */
const maximumDepth = 8
/** Maximum number of files, and of folders, that are looked at in the subfolders of a folder. */
export const maximumFiles = 10_000

/** At most this many folders that are too deep are named. */
const namedFolders = 5

const dataFile = /\.(?:csv|tsv|tab|psv|txt|json|jsonl|ndjson|parquet|xlsx|xlsm)(?:\.(?:gz|zst))?$|\.(?:gz|zst)$/i
/** Files of formats that hold tables but are not read, unless they are something else than their names say. */
const otherFormat =
  /\.(?:xls|xlsb|ods|numbers|zip|7z|rar|bz2|xz|tar|tgz|sql|dump|avro|orc|feather|arrow|db|sqlite3?|duckdb|mdb|accdb|pkl|pickle|rds|rdata)$/i
/** Parts of a file that was split, files without an ending, and files with an ending that says little. */
const part = /^[^.]+$|\.(?:[ct]sv|txt|jsonl?)[._-]?(?:[a-z]{2,3}|(?:part)?\d{1,5})$|\.(?:dat|data|asc|out|prn)$/i
/** Earlier or unfinished versions of a file, which would count beside it. */
const otherVersion = /[._-](?:bak|old|tmp|new|orig?|org|sav|swp|err|log)$/i
/** Files that hold no tables, or other programs' files. */
const noTable =
  /^\.|^(?:readme|license|makefile|dockerfile|desktop\.ini)|\.(?:md|html?|pdf|log|css|scss|[cm]?[jt]sx?|py|ipynb|rb|java|sh|bat|cmd|ps1|exe|dll|lnk|url|png|jpe?g|gif|svg|webp|ico|mp[34]|mov|lock|ini|cfg|conf|toml)$/i
/** The extra files that macOS, Windows and Excel write beside others. */
const companion = /^(?:\._|~\$|thumbs\.db$)/i
/** Folders of other programs, which have no data. */
const hiddenFolder = /^(?:\.|__MACOSX$|node_modules$|\$RECYCLE\.BIN$|System Volume Information$)/

/** Whether a file has the ending of a format that is read. */
export function hasDataEnding(name: string): boolean {
  return dataFile.test(name)
}

/** Whether a file has the ending of a format that holds tables, read or not. */
export function hasKnownEnding(name: string): boolean {
  return dataFile.test(name) || otherFormat.test(name)
}

/** The files that may have data, and the subfolders of a folder. Throws FOLDER_UNREADABLE. */
export async function listFolder(folder: string): Promise<Listing> {
  try {
    const entries = await readInTime(folder, () => readdir(folder, { withFileTypes: true }))
    // Links to folders are not followed, because they may lead in a circle.
    const folders = entries.filter((entry) => entry.isDirectory() && !hiddenFolder.test(entry.name))
    // A link without an ending usually leads to a folder.
    const files = entries.filter((entry) => entry.isFile() || (entry.isSymbolicLink() && hasKnownEnding(entry.name)))
    const all = files.map(({ name }) => name).filter((name) => !companion.test(name)).toSorted()
    const mayHaveRows = (name: string): boolean => hasKnownEnding(name) || (part.test(name) && !otherVersion.test(name))
    const names = all.filter(mayHaveRows)
    const links = new Set(files.filter((entry) => entry.isSymbolicLink()).map(({ name }) => name))
    return {
      names,
      links: names.filter((name) => links.has(name)),
      others: all.filter((name) => !mayHaveRows(name) && !noTable.test(name)),
      folders: folders.map(({ name }) => name).toSorted(),
    }
  } catch (error) {
    if (error instanceof EngineError) throw error
    const isFile = await stat(folder).then((stats) => stats.isFile(), () => false)
    const problem = isFile ? 'it is a file; open the folder that contains it' : fileProblem(error)
    throw new EngineError('FOLDER_UNREADABLE', `The folder ${folder} cannot be read: ${problem}.`, { cause: error })
  }
}

/** The data files in these subfolders of a folder and in theirs; the files of a folder come before those of its subfolders. */
export async function listSubfolders(folder: string, subfolders: readonly string[]): Promise<DeepListing> {
  const [names, links]: [string[], string[]] = [[], []]
  const unreadable: string[] = []
  const tooDeep: string[] = []
  let visited = 0
  const isFull = (): boolean => names.length > maximumFiles || visited > maximumFiles
  const visit = async (relative: string, depth: number): Promise<void> => {
    visited += 1
    const listing = await listFolder(join(folder, relative)).catch((error: unknown) => {
      if (error instanceof EngineError) return null
      throw error
    })
    if (listing === null) unreadable.push(relative)
    names.push(...(listing?.names ?? []).map((name) => `${relative}/${name}`))
    links.push(...(listing?.links ?? []).map((name) => `${relative}/${name}`))
    if (depth === maximumDepth) {
      tooDeep.push(...(listing?.folders ?? []).map((inner) => `${relative}/${inner}`))
      return
    }
    for (const inner of listing?.folders ?? []) {
      if (isFull()) return
      await visit(`${relative}/${inner}`, depth + 1)
    }
  }
  for (const subfolder of subfolders) if (!isFull()) await visit(subfolder, 1)
  return { names: names.slice(0, maximumFiles), links, unreadable, tooDeep: tooDeep.slice(0, namedFolders), isCut: isFull() }
}

/** The paths of the links among the files of a folder and its subfolders; none if the folder cannot be read, which its reader finds out. */
export async function listLinks(folder: string): Promise<readonly string[]> {
  const listing = await listFolder(folder).catch(() => null)
  if (listing === null) return []
  const inside = await listSubfolders(folder, listing.folders)
  return [...listing.links, ...inside.links].map((name) => join(folder, name))
}
