import type { IssueSelection } from '../../shared/operations/folder'
import type { DataIssue, IssueGroup } from '../../shared/folder/dataSet'

/** The data issues of one kind, and in which files they are. */
export interface IssueKind extends Pick<IssueGroup, 'code' | 'column' | 'reason' | 'outcome'> {
  readonly issues: number
  readonly files: readonly { readonly file: string; readonly issues: number }[]
}

export const outcomeLabels: Readonly<Record<DataIssue['outcome'], string>> = {
  rejected: 'Row left out',
  replaced: 'Value replaced',
  ignored: 'File not read',
}

/** Groups as they come from the engine, those of one kind together; kinds and files stay in their order. */
export function kindsOf(groups: readonly IssueGroup[]): readonly IssueKind[] {
  const kinds = new Map<string, IssueKind>()
  for (const { file, code, column, reason, outcome, issues } of groups) {
    const kind = kinds.get(code) ?? { code, column, reason, outcome, issues: 0, files: [] }
    kinds.set(code, { ...kind, issues: kind.issues + issues, files: [...kind.files, { file, issues }] })
  }
  return [...kinds.values()]
}

/** How many issues a selection has. */
export function countSelected(groups: readonly IssueGroup[], { code, file }: IssueSelection): number {
  return groups
    .filter((group) => (code === null || group.code === code) && (file === null || group.file === file))
    .reduce((sum, { issues }) => sum + issues, 0)
}
