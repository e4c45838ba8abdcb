import type { DataIssue } from '../../shared/folder/dataSet'
import { outcomeLabels } from './issueGroups'
import './IssueTable.css'

interface IssueTableProps {
  readonly issues: readonly DataIssue[]
}

export function IssueTable({ issues }: IssueTableProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrollable area must be reachable by keyboard
    <section className="dialogTable" aria-label="Data issues" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col" className="number">
              Line
            </th>
            <th scope="col">Column</th>
            <th scope="col">Value</th>
            <th scope="col">Reason</th>
          </tr>
        </thead>
        <tbody>
          {issues.map(({ file, line, column, value, code, reason, outcome }) => (
            <tr key={`${file}:${line}:${code}`}>
              <td className="issueFile">{file}</td>
              <td className="number">{/* Without grouping, so that it can be pasted into an editor. */ line}</td>
              <td>{column}</td>
              <td className="issueValue">{value === '' ? <i className="muted">empty</i> : value}</td>
              <td>
                {reason} <span className="muted">{outcomeLabels[outcome]}.</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
