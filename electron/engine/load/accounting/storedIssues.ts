import type { DataIssue, IssueGroup } from '../../../../shared/folder/dataSet'
import { showHidden } from '../../core/showHidden'
import { issueKinds, type IssueCode } from '../../files/issueKinds'

/** A row of the relation `issue`. What its code means comes from `issueKinds`. */
export interface StoredIssue {
  readonly file: string
  readonly line: number
  readonly code: IssueCode
  readonly value: string
}

export function toDataIssue({ file, line, code, value }: StoredIssue): DataIssue {
  const { column, outcome, reason } = issueKinds[code]
  return { file, line, column, value: showHidden(value), code, reason, outcome }
}

/** A row of the relation `issue_group`. */
export interface StoredIssueGroup {
  readonly file: string
  readonly code: IssueCode
  readonly issues: number
}

export function toIssueGroup({ file, code, issues }: StoredIssueGroup): IssueGroup {
  const { column, outcome, reason } = issueKinds[code]
  return { file, column, code, reason, outcome, issues }
}
