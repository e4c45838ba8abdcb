import type { IssueSelection } from '../../shared/operations/folder'
import { formatCount } from '../format/numbers'
import { outcomeLabels, type IssueKind } from './issueGroups'
import './IssueGroupList.css'

interface IssueGroupListProps {
  readonly kinds: readonly IssueKind[]
  /** The number of all issues. */
  readonly issues: number
  readonly selection: IssueSelection
  readonly onSelect: (selection: IssueSelection) => void
}

/** The kinds of issues and their files, as buttons that filter the table next to them. */
export function IssueGroupList({ kinds, issues, selection, onSelect }: IssueGroupListProps) {
  function button(label: string, count: number, choice: IssueSelection) {
    const isChosen = selection.code === choice.code && selection.file === choice.file
    return (
      <button type="button" className="listButton issueGroup" aria-pressed={isChosen} onClick={() => onSelect(choice)}>
        <span className="issueGroupLabel">{label}</span>
        <span>{formatCount(count)}</span>
      </button>
    )
  }

  return (
    <nav className="issueGroups" aria-label="Data issues by reason and file">
      <ul>
        <li>{button('All data issues', issues, { code: null, file: null })}</li>
        {kinds.map(({ code, column, reason, outcome, issues: count, files }) => (
          <li key={code} className="issueKind">
            <p className="muted">{[column, outcomeLabels[outcome]].filter((part) => part !== '').join(' · ')}</p>
            {button(reason, count, { code, file: null })}
            <ul aria-label="Files" className="issueFiles">
              {files.map((inFile) => (
                <li key={inFile.file}>{button(inFile.file, inFile.issues, { code, file: inFile.file })}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </nav>
  )
}
