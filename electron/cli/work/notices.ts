import type { Notice } from '../../../shared/folder/dataSet'
import { noticeKey } from '../../../shared/folder/noticeKey'
import { EngineError } from '../../engine/core/errors'
import { writeMapOptions } from '../options/mapSyntax'
import { oneLine } from '../terminal/printError'
import { showControls } from '../../engine/core/showHidden'

/** A notice in JSON, with the options that its proposal stands for; null if there are none. */
interface PrintedNotice extends Pick<Notice, 'code' | 'text'> {
  readonly proposal: string | null
}

export function toPrintedNotice({ code, text, proposal }: Notice): PrintedNotice {
  return { code, text, proposal: (proposal !== null && writeMapOptions(proposal)) || null }
}

/** A notice as a person reads it, in one line. */
export function noticeText(notice: Notice): string {
  const { text, proposal } = toPrintedNotice(notice)
  return showControls(oneLine(proposal === null ? text : `${text} Suggestion: ${proposal}`).trimEnd())
}

/** The notices of one run of a command. */
export class RunNotices {
  private readonly told = new Set<string>()

  /**
   * `print` prints lines on standard error. Notices in `printedBefore`, which has their keys, are not printed again; the
   * others are added to it.
   */
  constructor(
    private readonly print: (line: string) => void,
    private readonly printedBefore: Set<string>,
  ) {}

  /** Prints the notices that have not been printed yet. */
  tell(notices: readonly Notice[]): void {
    for (const notice of notices) {
      const key = noticeKey(notice)
      this.told.add(key)
      if (!this.printedBefore.has(key)) this.print(`notice: ${noticeText(notice)}\n`)
      this.printedBefore.add(key)
    }
  }

  /** Throws DATA_UNUSABLE if there are notices. */
  refuseAny(): void {
    const count = this.told.size
    if (count === 0) return
    const what = count === 1 ? 'is 1 notice' : `are ${count} notices`
    throw new EngineError('DATA_UNUSABLE', `There ${what}, and --strict makes that an error. All outputs are written.`)
  }
}
