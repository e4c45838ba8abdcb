import { stateWords, type GoalState } from './uptimeGoal'
import './GoalMark.css'

const shapes: Readonly<Record<GoalState, string>> = {
  meets: 'M2.5 6.5 L5 9 L9.5 3.5',
  near: 'M6 1.5 L11 10.5 H1 Z M6 5 V7.5 M6 8.7 V9.2',
  misses: 'M2.5 2.5 L9.5 9.5 M9.5 2.5 L2.5 9.5',
}

/** How an uptime stands to the goal: a shape of its own, a colour and words. */
export function GoalMark({ state }: { readonly state: GoalState }) {
  return (
    <span className={`targetMark ${state}`}>
      <svg width={12} height={12} aria-hidden="true">
        <path d={shapes[state]} />
      </svg>
      <span>
        {stateWords[state]}
        <span className="targetObject"> goal</span>
      </span>
    </span>
  )
}
