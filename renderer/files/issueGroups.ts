import type { IssueSelection } from '../../shared/operations/folder'
import type { DataIssue, IssueGroup } from '../../shared/folder/dataSet'

/** The data issues of one kind, and the files that have them. */
export interface IssueKind extends Pick<IssueGroup, 'code' | 'column' | 'reason' | 'outcome'> {
  readonly issues: number
  readonly files: readonly { readonly file: string; readonly issues: number }[]
}

export const outcomeLabels: Readonly<Record<DataIssue['outcome'], string>> = {
  rejected: 'Row skipped',
  replaced: 'Value replaced',
  ignored: 'File not read',
}

/** Joins the groups of each kind. Kinds and files keep the order of the engine. */
export function kindsOf(groups: readonly IssueGroup[]): readonly IssueKind[] {
  const kinds = new Map<string, IssueKind>()
  for (const { file, code, column, reason, outcome, issues } of groups) {
    const kind = kinds.get(code) ?? { code, column, reason, outcome, issues: 0, files: [] }
    kinds.set(code, { ...kind, issues: kind.issues + issues, files: [...kind.files, { file, issues }] })
  }
  return [...kinds.values()]
}

/** Counts the issues of a selection. */
export function countSelected(groups: readonly IssueGroup[], { code, file }: IssueSelection): number {
  return groups
    .filter((group) => (code === null || group.code === code) && (file === null || group.file === file))
    .reduce((sum, { issues }) => sum + issues, 0)
}
