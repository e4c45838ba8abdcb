import type { Notice } from '../../shared/folder/dataSet'
import { noticeKey } from '../../shared/folder/noticeKey'
import { maximumReadNotices } from '../../shared/preferences/preferenceLimits'
import type { ReadNotice } from '../../shared/preferences/preferences'

function toReadNotice(folder: string, notice: Notice): ReadNotice {
  return { folder, notice: noticeKey(notice) }
}

function isSame(one: ReadNotice, other: ReadNotice): boolean {
  return one.folder === other.folder && one.notice === other.notice
}

/** The notices of a folder that the user has not dismissed. */
export function unreadNotices(folder: string, notices: readonly Notice[], read: readonly ReadNotice[]): readonly Notice[] {
  return notices.filter((notice) => !read.some((other) => isSame(other, toReadNotice(folder, notice))))
}

/** The dismissed notices after these of a folder have been dismissed too. The oldest are forgotten if there are too many. */
export function withReadNotices(folder: string, notices: readonly Notice[], read: readonly ReadNotice[]): ReadNotice[] {
  const added = notices.map((notice) => toReadNotice(folder, notice))
  return [...added, ...read.filter((other) => !added.some((key) => isSame(key, other)))].slice(0, maximumReadNotices)
}

/** The dismissed notices without those of a folder. */
export function withoutReadNotices(folder: string, read: readonly ReadNotice[]): ReadNotice[] {
  return read.filter((other) => other.folder !== folder)
}
