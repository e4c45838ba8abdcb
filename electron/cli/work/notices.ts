import type { Notice } from '../../../shared/folder/dataSet'
import { EngineError } from '../../engine/core/errors'
import { writeMapOptions } from '../options/mapSyntax'
import { oneLine } from '../terminal/printError'
import { visible } from '../terminal/textTable'

/** A notice in JSON, with the options that its proposal stands for. */
interface PrintedNotice extends Pick<Notice, 'code' | 'text'> {
  readonly proposal: string | null
}

export function toPrintedNotice({ code, text, proposal }: Notice): PrintedNotice {
  return { code, text, proposal: proposal === null ? null : writeMapOptions(proposal) }
}

/** A notice as a person reads it, in one line. */
export function noticeText(notice: Notice): string {
  const { text, proposal } = toPrintedNotice(notice)
  return visible(oneLine(proposal === null ? text : `${text} Suggestion: ${proposal}`).trimEnd())
}

/** The notices of one run of a command. */
export class RunNotices {
  private readonly told = new Set<string>()

  /** `print` prints lines on standard error. It gets none of the lines in `printedBefore`, and adds its own to them. */
  constructor(
    private readonly print: (line: string) => void,
    private readonly printedBefore: Set<string>,
  ) {}

  /** Prints the notices that have not been printed yet. */
  tell(notices: readonly Notice[]): void {
    for (const line of notices.map(noticeText)) {
      this.told.add(line)
      if (!this.printedBefore.has(line)) this.print(`notice: ${line}\n`)
      this.printedBefore.add(line)
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
