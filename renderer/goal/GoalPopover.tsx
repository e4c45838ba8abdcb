import { useId, useState } from 'react'
import type { ReportKind } from '../../shared/report/columns'
import { defaultPreferences, type UptimeGoal } from '../../shared/preferences/preferences'
import type { ColumnFilter } from '../../shared/report/rowSelection'
import { Popover } from '../ui/Popover'
import { GoalStates } from './GoalStates'
import { percentWords } from './uptimeGoal'
import { usePreferences } from '../preferences/usePreferences'
import './GoalPopover.css'

interface TargetPopoverProps {
  readonly kind: ReportKind
  readonly reportId: number
  readonly onFilter: (filter: ColumnFilter, isOn: boolean) => void
}

/** A button with the uptime goal and the warning level, which can be changed, and the stores that meet or miss them. */
export function GoalPopover(props: TargetPopoverProps) {
  const { goalPercent } = usePreferences().preferences.uptimeGoal
  return (
    <Popover
      label={`Goal ${percentWords(goalPercent)} %`}
      panelName="Uptime goal"
      panelClassName="targetPanel"
      command="changeTarget"
    >
      {(close) => <TargetForm {...props} onClose={close} />}
    </Popover>
  )
}

function problemOf({ goalPercent, warningPercent }: UptimeGoal): string | null {
  const isPercent = [goalPercent, warningPercent].every((value) => value >= 0 && value <= 100)
  if (!isPercent) return 'Write two numbers from 0 to 100.'
  return warningPercent > goalPercent ? 'The warning level cannot be above the goal.' : null
}

function read(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text)
}

function TargetForm({ onClose, ...states }: TargetPopoverProps & { readonly onClose: () => void }) {
  const { preferences, change } = usePreferences()
  const problemId = useId()
  const [goalText, setGoalText] = useState(String(preferences.uptimeGoal.goalPercent))
  const [warningText, setWarningText] = useState(String(preferences.uptimeGoal.warningPercent))
  const written = { goalPercent: read(goalText), warningPercent: read(warningText) }
  const problem = problemOf(written)

  function put(goal: string, warning: string): void {
    setGoalText(goal)
    setWarningText(warning)
    const uptimeGoal = { goalPercent: read(goal), warningPercent: read(warning) }
    if (problemOf(uptimeGoal) === null) change({ uptimeGoal })
  }

  const usual = defaultPreferences.uptimeGoal
  const field = { type: 'number', className: 'field', min: 0, max: 100, step: 0.01 } as const
  return (
    <>
      <label className="targetField">
        Uptime goal, %
        <input
          {...field}
          value={goalText}
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : problemId}
          onChange={({ target }) => put(target.value, warningText)}
        />
      </label>
      <label className="targetField">
        Warning level, %
        <input
          {...field}
          value={warningText}
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : problemId}
          onChange={({ target }) => put(goalText, target.value)}
        />
      </label>
      {problem !== null && (
        <p id={problemId} role="alert" className="errorText">
          {problem} The goal in force is {percentWords(preferences.uptimeGoal.goalPercent)} %.
        </p>
      )}
      <GoalStates {...states} onChosen={onClose} />
      <p className="muted">
        The goal allows {percentWords(Number((100 - preferences.uptimeGoal.goalPercent).toFixed(6)))} % of the time a
        store was observed, up or down, as downtime. How much of that is left, or how often it was used, stands beside
        uptime %, and sorts like it. Stores below the goal, but not below the warning level, are near.
      </p>
      <button type="button" className="linkButton" onClick={() => put(String(usual.goalPercent), String(usual.warningPercent))}>
        Back to {percentWords(usual.goalPercent)} % and {percentWords(usual.warningPercent)} %
      </button>
    </>
  )
}
