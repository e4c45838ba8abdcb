import { allowancePhrase, goalStateLabels, type GoalState } from './uptimeGoal'
import './GoalMark.css'

const shapes: Readonly<Record<GoalState, string>> = {
  meets: 'M2.5 6.5 L5 9 L9.5 3.5',
  near: 'M6 1.5 L11 10.5 H1 Z M6 5 V7.5 M6 8.7 V9.2',
  misses: 'M2.5 2.5 L9.5 9.5 M9.5 2.5 L2.5 9.5',
}

/** The state of the goal as a shape, a colour and words. */
export function GoalMark({ state }: { readonly state: GoalState }) {
  return (
    <span className={`goalMark ${state}`}>
      <svg width={12} height={12} aria-hidden="true">
        <path d={shapes[state]} />
      </svg>
      <span>
        {goalStateLabels[state]}
        <span className="goalObject"> goal</span>
      </span>
    </span>
  )
}

/** How much of the allowed downtime is left or was used; shorter in a narrow cell. */
export function AllowanceLeft({ leftPercent }: { readonly leftPercent: number }) {
  const phrase = allowancePhrase(leftPercent)
  return (
    <span className="allowanceLeft" title={phrase.map(({ text }) => text).join('')}>
      {phrase.map(({ text, isOptional = false }) => (isOptional ? <span key={text} className="optionalWords">{text}</span> : text))}
    </span>
  )
}
