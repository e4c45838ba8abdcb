import { useState } from 'react'
import type { IssueSelection } from '../../shared/operations/folder'
import { ClosingActions } from '../ui/ClosingActions'
import { ErrorText } from '../ui/ErrorText'
import { countOf, formatCount } from '../format/numbers'
import { IssueGroupList } from './IssueGroupList'
import { countSelected, kindsOf } from './issueGroups'
import { IssueTable } from './IssueTable'
import { ModalDialog } from '../ui/ModalDialog'
import { Pager } from '../ui/Pager'
import { useTransport } from '../transport/transport'
import { useQuery } from '../transport/useQuery'
import { exportSentence, useExport } from '../export/useExport'
import './IssuesDialog.css'

const issuesPerPage = 100
const anyIssue: IssueSelection = { code: null, file: null }

interface IssuesDialogProps {
  /** The number of all issues. */
  readonly issues: number
  readonly onClose: () => void
}

/** Lists the rows and files that could not be used unchanged, by reason and file, and saves the list as CSV. */
export function IssuesDialog({ issues, onClose }: IssuesDialogProps) {
  const transport = useTransport()
  const [selection, setSelection] = useState(anyIssue)
  const [offset, setOffset] = useState(0)
  const { isRunning: isSaving, error: saveError, run } = useExport()
  const [saved, setSaved] = useState('')
  const groups = useQuery('getIssueGroups', {})
  const page = useQuery('getIssues', { ...selection, offset, limit: issuesPerPage })

  const knownGroups = groups?.ok ? groups.value : []
  const isFiltered = selection.code !== null || selection.file !== null
  const selected = isFiltered ? countSelected(knownGroups, selection) : issues
  const failure = [groups, page].find((answer) => answer?.ok === false)
  const error = failure?.ok === false ? failure.error.message : saveError

  async function save(chosen: IssueSelection): Promise<void> {
    setSaved('')
    await run(
      () => transport.call('exportIssues', chosen),
      (outcome) => setSaved(exportSentence(outcome, countOf(outcome.rows, 'data issue'))),
    )
  }

  return (
    <ModalDialog title="Data issues" onClose={onClose} className="columnDialog issuesDialog">
      <ErrorText message={error} />
      <div className="issuesBody">
        <IssueGroupList
          kinds={kindsOf(knownGroups)}
          issues={issues}
          selection={selection}
          onSelect={(chosen) => {
            setSelection(chosen)
            setOffset(0)
          }}
        />
        <div className="issuesList">
          <IssueTable key={`${selection.code}:${selection.file}:${offset}`} issues={page?.ok ? page.value : []} />
          <Pager offset={offset} rowsPerPage={issuesPerPage} rows={selected} onTurn={setOffset} />
        </div>
      </div>
      <ClosingActions onClose={onClose}>
        <output>{saved}</output>
        {isFiltered && (
          <button type="button" className="button" disabled={isSaving} onClick={() => void save(selection)}>
            Save these {formatCount(selected)} as CSV…
          </button>
        )}
        <button type="button" className="button" disabled={isSaving} onClick={() => void save(anyIssue)}>
          Save all {formatCount(issues)} as CSV…
        </button>
      </ClosingActions>
    </ModalDialog>
  )
}
