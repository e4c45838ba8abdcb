import type { Failure } from '../../shared/core/result'

/** A message above the page. */
export interface Notice {
  readonly tone: 'error' | 'info'
  readonly message: string
  /** The path of a file that the message is about and that can be shown in its folder. */
  readonly file?: string
  /** The message is about the files of the open folder, so it disappears when they change. */
  readonly isOfFiles?: true
}

export function errorNotice(error: Failure): Notice {
  return { tone: 'error', message: error.message }
}
