import { useId, useState } from 'react'
import type { ReportKind } from '../../shared/report/columns'
import { defaultPreferences, type UptimeGoal } from '../../shared/preferences/preferences'
import type { ColumnFilter } from '../../shared/report/rowSelection'
import { formatAsWritten } from '../format/numbers'
import { Popover } from '../ui/Popover'
import { GoalStates } from './GoalStates'
import { usePreferences } from '../preferences/usePreferences'
import './GoalPopover.css'

interface GoalPopoverProps {
  readonly kind: ReportKind
  readonly reportId: number
  readonly onFilter: (filter: ColumnFilter, isOn: boolean) => void
}

/** A button with the uptime goal. Its panel changes the goal and the warning level, and counts the stores in each state. */
export function GoalPopover(props: GoalPopoverProps) {
  const { goalPercent } = usePreferences().preferences.uptimeGoal
  return (
    <Popover
      label={`Goal ${formatAsWritten(goalPercent)} %`}
      panelName="Uptime goal"
      panelClassName="goalPanel"
      command="changeTarget"
    >
      {(close) => <GoalForm {...props} onClose={close} />}
    </Popover>
  )
}

function problemOf({ goalPercent, warningPercent }: UptimeGoal): string | null {
  const isPercent = [goalPercent, warningPercent].every((value) => value >= 0 && value <= 100)
  if (!isPercent) return 'Enter numbers from 0 to 100.'
  return warningPercent > goalPercent ? 'The warning level must not be above the goal.' : null
}

function toNumber(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text)
}

function GoalForm({ onClose, ...states }: GoalPopoverProps & { readonly onClose: () => void }) {
  const { preferences, change } = usePreferences()
  const problemId = useId()
  const [goalText, setGoalText] = useState(String(preferences.uptimeGoal.goalPercent))
  const [warningText, setWarningText] = useState(String(preferences.uptimeGoal.warningPercent))
  const entered = { goalPercent: toNumber(goalText), warningPercent: toNumber(warningText) }
  const problem = problemOf(entered)

  function update(goal: string, warning: string): void {
    setGoalText(goal)
    setWarningText(warning)
    const uptimeGoal = { goalPercent: toNumber(goal), warningPercent: toNumber(warning) }
    if (problemOf(uptimeGoal) === null) change({ uptimeGoal })
  }

  const defaults = defaultPreferences.uptimeGoal
  const field = { type: 'number', className: 'field', min: 0, max: 100, step: 0.01 } as const
  return (
    <>
      <label className="goalField">
        Uptime goal, %
        <input
          {...field}
          value={goalText}
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : problemId}
          onChange={({ target }) => update(target.value, warningText)}
        />
      </label>
      <label className="goalField">
        Warning level, %
        <input
          {...field}
          value={warningText}
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : problemId}
          onChange={({ target }) => update(goalText, target.value)}
        />
      </label>
      {problem !== null && (
        <p id={problemId} role="alert" className="errorText">
          {problem} The goal is still {formatAsWritten(preferences.uptimeGoal.goalPercent)} %.
        </p>
      )}
      <GoalStates {...states} onChosen={onClose} />
      <p className="muted">
        A {formatAsWritten(preferences.uptimeGoal.goalPercent)} % goal allows downtime of{' '}
        {formatAsWritten(Number((100 - preferences.uptimeGoal.goalPercent).toFixed(6)))} % of opening hours. Next to uptime
        you see how much of that allowance is left, or by how much it was exceeded. A store between the warning level
        and the goal is “near” it.
      </p>
      <button type="button" className="linkButton" onClick={() => update(String(defaults.goalPercent), String(defaults.warningPercent))}>
        Reset to defaults ({formatAsWritten(defaults.goalPercent)} %, {formatAsWritten(defaults.warningPercent)} %)
      </button>
    </>
  )
}
