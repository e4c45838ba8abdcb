import { statfs } from 'node:fs/promises'
import { EngineError, noRoomText } from '../core/errors'

/** Other programs need room too: at most this many bytes of a disk, and this share of it, stay free. */
const reserve = { bytes: 256 << 20, share: 0.05 }
/** Bytes between two looks at a disk. */
const lookDistance = 16 << 20

/** Watches the free space of the disk of a folder that a large file is written to. */
export class FreeSpace {
  private unchecked = lookDistance

  constructor(private readonly folder: string) {}

  /** To be called before so many bytes are written. Throws WRITE_FAILED before the disk is full. */
  async take(bytes: number): Promise<void> {
    this.unchecked += bytes
    if (this.unchecked < lookDistance) return
    this.unchecked = 0
    const { bavail, blocks, bsize } = await statfs(this.folder)
    const kept = Math.min(reserve.bytes, reserve.share * blocks * bsize)
    if (bavail * bsize < kept + bytes) throw new EngineError('WRITE_FAILED', noRoomText(this.folder))
  }
}
