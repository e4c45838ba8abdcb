import { useCallback, useEffect, useId, useState } from 'react'
import type { ReportKind } from '../../shared/report/columns'
import type { UptimeGoal } from '../../shared/report/goal'
import type { ColumnFilter } from '../../shared/report/rowSelection'
import { defaultGoal } from '../../shared/report/verdict'
import { formatAsWritten, formatTyped } from '../format/numbers'
import { parseNumber } from '../format/parseNumber'
import { useDelayedWriter } from '../hooks/useDelayedWriter'
import { Popover } from '../ui/Popover'
import { VerdictCounts } from './VerdictCounts'
import { usePreferences } from '../preferences/usePreferences'
import './GoalPopover.css'

interface GoalPopoverProps {
  readonly kind: ReportKind
  readonly reportId: number
  readonly onFilter: (filters: readonly ColumnFilter[], isOn: boolean) => void
}

const fields = [
  { key: 'goalPercent', label: 'Uptime goal, %' },
  { key: 'leastCoveragePercent', label: 'Least coverage, %' },
  { key: 'lowBudgetPercent', label: 'Little left above, %' },
] as const satisfies readonly { readonly key: keyof UptimeGoal; readonly label: string }[]

/** A button with the uptime goal. Its panel changes what stores are judged by, and counts the stores with each verdict. */
export function GoalPopover(props: GoalPopoverProps) {
  const { goalPercent } = usePreferences().preferences.uptimeGoal
  return (
    <Popover
      label={`Goal ${formatAsWritten(goalPercent)} %`}
      panelName="Uptime goal"
      panelClassName="goalPanel"
      command="changeGoal"
    >
      {(close) => <GoalForm {...props} onClose={close} />}
    </Popover>
  )
}

type GoalTexts = Readonly<Record<keyof UptimeGoal, string>>

function textsOf(goal: UptimeGoal): GoalTexts {
  const { goalPercent, leastCoveragePercent, lowBudgetPercent } = goal
  return {
    goalPercent: formatTyped(goalPercent),
    leastCoveragePercent: formatTyped(leastCoveragePercent),
    lowBudgetPercent: formatTyped(lowBudgetPercent),
  }
}

function toPercent(text: string): number | null {
  const value = parseNumber(text)
  return value !== null && value >= 0 && value <= 100 ? value : null
}

/** Null if a text is not a percentage. */
function toGoal(texts: GoalTexts): UptimeGoal | null {
  const goalPercent = toPercent(texts.goalPercent)
  const leastCoveragePercent = toPercent(texts.leastCoveragePercent)
  const lowBudgetPercent = toPercent(texts.lowBudgetPercent)
  if (goalPercent === null || leastCoveragePercent === null || lowBudgetPercent === null) return null
  return { goalPercent, leastCoveragePercent, lowBudgetPercent }
}

/** The engine judges all stores again for each goal, so a number that is being typed is not one. */
const applyAfterMilliseconds = 300

function GoalForm({ onClose, ...report }: GoalPopoverProps & { readonly onClose: () => void }) {
  const { preferences, change } = usePreferences()
  const { uptimeGoal } = preferences
  const problemId = useId()
  const [texts, setTexts] = useState(textsOf(uptimeGoal))
  const hasProblem = toGoal(texts) === null

  const apply = useCallback((goal: UptimeGoal) => change({ uptimeGoal: goal }), [change])
  const writer = useDelayedWriter(apply, applyAfterMilliseconds)
  // The panel may close before the pause.
  useEffect(() => () => writer.flush(), [writer])

  function update(entered: GoalTexts): void {
    setTexts(entered)
    const goal = toGoal(entered)
    if (goal !== null) writer.schedule(goal)
  }

  function reset(): void {
    update(textsOf(defaultGoal))
    writer.flush()
  }

  const goalText = formatAsWritten(uptimeGoal.goalPercent)
  const allowedPercent = formatAsWritten(Number((100 - uptimeGoal.goalPercent).toFixed(6)))
  return (
    <>
      {fields.map(({ key, label }) => (
        <label key={key} className="goalField">
          {label}
          <input
            inputMode="decimal"
            className="field"
            value={texts[key]}
            aria-invalid={toPercent(texts[key]) === null}
            aria-describedby={toPercent(texts[key]) === null ? problemId : undefined}
            onChange={({ target }) => update({ ...texts, [key]: target.value })}
          />
        </label>
      ))}
      {hasProblem && (
        <p id={problemId} role="alert" className="errorText">
          Enter a number from 0 to 100. Until then the earlier one counts.
        </p>
      )}
      <VerdictCounts {...report} onChosen={onClose} />
      <p className="muted">
        {goalText} % uptime allows {allowedPercent} % of opening hours as downtime. A store has little left if it used more
        than {formatAsWritten(uptimeGoal.lowBudgetPercent)} % of that. It is judged if at least{' '}
        {formatAsWritten(uptimeGoal.leastCoveragePercent)} % of its opening hours were within 60 minutes of a poll.
      </p>
      <button type="button" className="linkButton" onClick={reset}>
        Reset to defaults ({formatAsWritten(defaultGoal.goalPercent)} %, {formatAsWritten(defaultGoal.leastCoveragePercent)} %,{' '}
        {formatAsWritten(defaultGoal.lowBudgetPercent)} %)
      </button>
    </>
  )
}
