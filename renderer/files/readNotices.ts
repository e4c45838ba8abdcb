import type { Notice } from '../../shared/folder/dataSet'
import { maximumReadNotices, type ReadNotice } from '../../shared/preferences/preferences'

/** Identifies a notice of a folder. Notices that differ in numbers only are one: the numbers change when the data grows. */
function keyOf(folder: string, { code, text }: Notice): ReadNotice {
  return { folder, notice: `${code}: ${text.replaceAll(/\d+(?:[.,:]\d+)*/g, '0')}` }
}

function isSame(one: ReadNotice, other: ReadNotice): boolean {
  return one.folder === other.folder && one.notice === other.notice
}

/** The notices of a folder that the user has not dismissed. */
export function unreadNotices(folder: string, notices: readonly Notice[], read: readonly ReadNotice[]): readonly Notice[] {
  return notices.filter((notice) => !read.some((other) => isSame(other, keyOf(folder, notice))))
}

/** The dismissed notices after these of a folder have been dismissed too. The oldest are forgotten if there are too many. */
export function withReadNotices(folder: string, notices: readonly Notice[], read: readonly ReadNotice[]): ReadNotice[] {
  const added = notices.map((notice) => keyOf(folder, notice))
  return [...added, ...read.filter((other) => !added.some((key) => isSame(key, other)))].slice(0, maximumReadNotices)
}

/** The dismissed notices without those of a folder. */
export function withoutReadNotices(folder: string, read: readonly ReadNotice[]): ReadNotice[] {
  return read.filter((other) => other.folder !== folder)
}
