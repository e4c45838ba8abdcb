import { fractionOf } from '../../shared/core/progress'
import { formatNumber } from '../format/numbers'
import { ModalDialog } from '../ui/ModalDialog'
import { ProgressBar } from '../ui/ProgressBar'
import type { Job } from './sessionState'
import { useProgress } from '../transport/useProgress'
import './ProgressPanel.css'

interface ProgressPanelProps {
  readonly job: Job
  readonly onCancel: () => void
}

const titles = { load: 'Loading the folder', report: 'Computing the report' } as const

/** Covers the window while a folder loads or a report is computed. */
export function ProgressPanel({ job, onCancel }: ProgressPanelProps) {
  const progress = useProgress(job.kind, job.kind === 'report' ? (job.report?.reportId ?? null) : null)
  const fraction = fractionOf(progress ?? { job: job.kind, fraction: 0 }, job.stages)
  return (
    <ModalDialog title={titles[job.kind]} onClose={onCancel} className="progressPanel">
      <ProgressBar label={titles[job.kind]} fraction={fraction} />
      <div className="progressWords">
        <output>{progress?.step ?? 'Starting…'}</output>
        {fraction !== null && <p className="muted">{formatNumber(fraction * 100, 0)} %</p>}
      </div>
      <div className="dialogActions">
        <button
          type="button"
          className="button"
          onClick={onCancel}
          disabled={job.kind === 'report' && job.report === null}
        >
          Cancel
        </button>
      </div>
    </ModalDialog>
  )
}
