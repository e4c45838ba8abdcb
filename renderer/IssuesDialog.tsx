import { useEffect, useState } from 'react'
import type { DataIssue } from '../shared/report'
import type { Result } from '../shared/result'
import { baseName, countOf, formatCount } from './format'
import { ModalDialog } from './ModalDialog'
import { useTransport } from './transport'
import './IssuesDialog.css'

const issuesPerPage = 100

interface IssuesDialogProps {
  /** How many there are in all. */
  readonly issues: number
  readonly onClose: () => void
}

/** The rows that could not be used, or were used with a replacement, page by page. */
export function IssuesDialog({ issues, onClose }: IssuesDialogProps) {
  const transport = useTransport()
  const [offset, setOffset] = useState(0)
  const [page, setPage] = useState<Result<readonly DataIssue[]> | null>(null)

  useEffect(() => {
    let isWanted = true
    void transport.call('getIssues', { offset, limit: issuesPerPage }).then((answer) => {
      if (isWanted) setPage(answer)
    })
    return () => {
      isWanted = false
    }
  }, [transport, offset])

  const last = Math.min(offset + issuesPerPage, issues)

  return (
    <ModalDialog title={countOf(issues, 'data issue')} onClose={onClose} className="issuesDialog">
      {page?.ok === false && (
        <p role="alert" className="errorText">
          {page.error.message}
        </p>
      )}
      <section className="issuesTable" aria-label="Data issues">
        <table>
          <thead>
            <tr>
              <th scope="col">File</th>
              <th scope="col" className="lineNumber">
                Line
              </th>
              <th scope="col">Column</th>
              <th scope="col">Value</th>
              <th scope="col">Reason</th>
              <th scope="col">Outcome</th>
            </tr>
          </thead>
          <tbody>
            {page?.ok &&
              page.value.map((issue) => (
                <tr key={`${issue.file}:${issue.line}:${issue.column}:${issue.code}`}>
                  <td title={issue.file}>{baseName(issue.file)}</td>
                  <td className="lineNumber">{formatCount(issue.line)}</td>
                  <td>{issue.column}</td>
                  <td className="issueValue">{issue.value === '' ? <i className="muted">empty</i> : issue.value}</td>
                  <td>{issue.reason}</td>
                  <td>{issue.outcome === 'rejected' ? 'Row left out' : 'Value replaced'}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </section>
      <div className="dialogActions">
        <output className="issuesRange">
          {formatCount(offset + 1)}–{formatCount(last)} of {formatCount(issues)}
        </output>
        <button
          type="button"
          className="button"
          disabled={offset === 0}
          onClick={() => setOffset(offset - issuesPerPage)}
        >
          Previous
        </button>
        <button
          type="button"
          className="button"
          disabled={last === issues}
          onClick={() => setOffset(offset + issuesPerPage)}
        >
          Next
        </button>
        <button type="button" className="button primary" onClick={onClose}>
          Close
        </button>
      </div>
    </ModalDialog>
  )
}
