import type { Notice } from './dataSet'

/** Identifies a notice of a folder. It stays the same while only numbers change, as they do when the data grows. */
export function noticeKey({ code, text }: Notice): string {
  return `${code}: ${text.replaceAll(/\d+(?:[.,:]\d+)*/g, '0')}`
}
