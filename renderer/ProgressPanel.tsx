import { formatNumber } from './format'
import { ModalDialog } from './ModalDialog'
import type { Job } from './session'
import { useProgress } from './useProgress'
import './ProgressPanel.css'

interface ProgressPanelProps {
  readonly job: Job
  readonly onCancel: () => void
}

const titles = { load: 'Loading the folder', report: 'Computing the report' } as const

/** Covers the window while a folder loads or a report is computed. */
export function ProgressPanel({ job, onCancel }: ProgressPanelProps) {
  const progress = useProgress(job.kind, job.kind === 'report' ? job.reportId : null)
  const fraction = progress?.fraction ?? 0
  return (
    <ModalDialog title={titles[job.kind]} onClose={onCancel} className="progressPanel">
      <progress aria-label={titles[job.kind]} max={1} value={fraction} />
      <div className="progressWords">
        <output>{progress?.step ?? 'Starting'}</output>
        <p className="muted">{formatNumber(fraction * 100, 0)} %</p>
      </div>
      <div className="dialogActions">
        <button
          type="button"
          className="button"
          onClick={onCancel}
          disabled={job.kind === 'report' && job.reportId === null}
        >
          Cancel
        </button>
      </div>
    </ModalDialog>
  )
}
