import { createWriteStream } from 'node:fs'
import { mkdir, open, rm, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { EngineError, fileProblem, noRoom } from '../core/errors'
import { changeSince, readEnds } from '../disk/fileVersion'
import { inGroups } from '../disk/inGroups'
import { readStream } from '../disk/openToRead'
import type { RecognisedFile } from '../files/readFileHead'

/** Copies of poll files that grew while they were read: of each the whole lines that it had when its head was read. */
export class GrownFiles {
  /** The file that each copy was made of, by the path of the copy. */
  private readonly originals = new Map<string, RecognisedFile>()

  constructor(
    /** Created when it is needed. */
    private readonly folder: string,
  ) {}

  /**
   * The files that have grown since their heads were read. Throws FOLDER_UNREADABLE if another file was changed, because
   * only half of it may have been read.
   */
  async find(files: readonly RecognisedFile[]): Promise<readonly RecognisedFile[]> {
    const changes = await inGroups(files, async (file) => {
      const { path, version } = this.originals.get(file.path) ?? file
      return { file, path, change: await changeSince(path, version) }
    })
    const grown: RecognisedFile[] = []
    for (const { file, path, change } of changes) {
      if (change === 'none' || (change === 'grown' && this.originals.has(file.path))) continue
      if (change === 'changed' || !hasLinesAtEnd(file)) {
        throw new EngineError(
          'FOLDER_UNREADABLE',
          `The file ${path} changed while it was being read. Open the folder again when the file is complete.`,
        )
      }
      grown.push(file)
    }
    return grown
  }

  /** The files with copies in place of those that have grown. Throws FOLDER_UNREADABLE. */
  async replace(files: readonly RecognisedFile[], grown: readonly RecognisedFile[]): Promise<readonly RecognisedFile[]> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 })
    const replaced: RecognisedFile[] = []
    for (const file of files) replaced.push(grown.includes(file) ? await this.copy(file) : file)
    return replaced
  }

  /** Whether a file has grown. */
  get hasAny(): boolean {
    return this.originals.size > 0
  }

  /** The path of a file, or of the file that it is a copy of. */
  pathOf(path: string): string {
    return this.originals.get(path)?.path ?? path
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true })
  }

  private async copy(file: RecognisedFile): Promise<RecognisedFile> {
    const path = join(this.folder, `${this.originals.size}.csv`)
    try {
      await pipeline(readStream(file.path, file.root, { end: file.version.size - 1 }), createWriteStream(path))
      await truncate(path, await endOfLines(path, file.version.size))
    } catch (error) {
      if (error instanceof EngineError) throw error
      // The file may have been removed since it was looked at.
      const unreadable = `The file ${file.path} cannot be read: ${fileProblem(error)}.`
      throw noRoom(error, this.folder) ?? new EngineError('FOLDER_UNREADABLE', unreadable, { cause: error })
    }
    this.originals.set(path, file)
    const { version } = await readEnds(path)
    return { ...file, path, root: null, version, hasOddEnd: false }
  }
}

/** Whether lines can be added to a file by writing to its end, so that it is complete at every line end. */
function hasLinesAtEnd({ role, kind, compression, encoding }: RecognisedFile): boolean {
  return role === 'polls' && (kind === 'text' || kind === 'json') && compression === null && !encoding.startsWith('utf-16')
}

const lineFeed = 10
const pieceLength = 1 << 16

/** The position behind the last line feed before `end`; 0 if there is none. */
async function endOfLines(path: string, end: number): Promise<number> {
  const file = await open(path)
  try {
    for (let start = end; start > 0; ) {
      const length = Math.min(pieceLength, start)
      start -= length
      const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(length), position: start })
      const found = buffer.subarray(0, bytesRead).lastIndexOf(lineFeed)
      if (found !== -1) return start + found + 1
    }
    return 0
  } finally {
    await file.close()
  }
}
