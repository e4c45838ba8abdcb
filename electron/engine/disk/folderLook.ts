import { lstat, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { inGroups } from './inGroups'
import { listFolder, listSubfolders } from './listFolder'
import { isNotRegular, readEnds, type FileVersion } from './fileVersion'
import { readInTime } from './slowDisk'

/**
 * What a folder looks like without reading its files: everything that a load of it depends on, but for the bytes. Two
 * looks that are equal as JSON are at the same files.
 */
export interface FolderLook {
  /** The names of files that are only listed, and of subfolders and what is the matter with them. */
  readonly listed: readonly (readonly string[])[]
  readonly files: readonly LookedFile[]
}

interface LookedFile {
  /** The path relative to the folder, with `/`. */
  readonly name: string
  /** Its length in bytes; 0 if it is not there. */
  readonly size: number
  /** Size, times in nanoseconds, number of names, inode and mode of the file, and where a link leads; empty if it is not there. */
  readonly state: string
  /** When it was changed, as in `FileVersion`; 0 if it is not there. */
  readonly modifiedNs: string
  readonly changedNs: string
}

/** Looks at a folder and its subfolders, as deep as they are searched. Throws FOLDER_UNREADABLE. */
export async function lookAt(folder: string): Promise<FolderLook> {
  const { names, others, folders } = await listFolder(folder)
  const { names: inside, unreadable, tooDeep, isCut } = await listSubfolders(folder, folders)
  const files = await inGroups([...names, ...inside], (name) => lookAtFile(folder, name))
  return { listed: [others, folders, unreadable, tooDeep, isCut ? ['cut'] : []], files }
}

/** Hashes of the first and the last bytes of the files of a look, in their order; empty for one that cannot be read. */
export async function endsOf(folder: string, { files }: FolderLook): Promise<readonly string[]> {
  return inGroups(files, async ({ name, state }) => {
    const path = join(folder, name)
    if (state === '' || (await isNotRegular(path))) return ''
    return readEnds(path).then(({ version }) => version.ends, () => '')
  })
}

/** Disks note times in steps: most of a few milliseconds, some of whole seconds. */
const stepsNs = { fine: 100_000_000n, whole: 2_500_000_000n }
const secondNs = 1_000_000_000n

/**
 * Whether a file was last changed so long before `nowNs` (nanoseconds since 1970) that a change after it shows in its
 * times.
 */
export function isSettled({ modifiedNs, changedNs }: Pick<FileVersion, 'modifiedNs' | 'changedNs'>, nowNs: bigint): boolean {
  const [modified, noted] = [BigInt(modifiedNs), BigInt(changedNs)]
  const changed = modified > noted ? modified : noted
  return nowNs - changed > (changed % secondNs === 0n ? stepsNs.whole : stepsNs.fine)
}

async function lookAtFile(folder: string, name: string): Promise<LookedFile> {
  const path = join(folder, name)
  const found = await readInTime(path, () => stateOf(path).catch(() => null))
  return { name, ...(found ?? { size: 0, state: '', modifiedNs: '0', changedNs: '0' }) }
}

/** Throws an error of the system if nothing is at the path. */
async function stateOf(path: string): Promise<Omit<LookedFile, 'name'>> {
  const own = await lstat(path, { bigint: true })
  const target = own.isSymbolicLink() ? await realpath(path) : ''
  const { size, mtimeNs, ctimeNs, nlink, ino, mode } = target === '' ? own : await stat(path, { bigint: true })
  return { size: Number(size), state: [size, mtimeNs, ctimeNs, nlink, ino, mode, target].join(' '), modifiedNs: String(mtimeNs), changedNs: String(ctimeNs) }
}
