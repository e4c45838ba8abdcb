import type { Failure } from '../../shared/core/result'

/** One message above the page. */
export interface Notice {
  readonly tone: 'error' | 'info'
  readonly message: string
  /** Path of the file it is about, where that can be shown. */
  readonly file?: string
  /** It is about the files of the open folder as they were; it goes when they are others. */
  readonly isOfFiles?: true
}

export function errorNotice(error: Failure): Notice {
  return { tone: 'error', message: error.message }
}
