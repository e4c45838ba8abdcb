import type { Verdict } from '../../shared/report/verdict'
import { allowancePhrase } from './allowance'
import './VerdictMark.css'

const shapes: Readonly<Record<Verdict, string>> = {
  meets: 'M2.5 6.5 L5 9 L9.5 3.5',
  little_left: 'M6 1.5 L11 10.5 H1 Z M6 5 V7.5 M6 8.7 V9.2',
  misses: 'M2.5 2.5 L9.5 9.5 M9.5 2.5 L2.5 9.5',
  too_little_seen: 'M1.5 4.5 C3.5 2 5 6 6.5 4.5 S9.5 3 10.5 4.5 M1.5 8.5 C3.5 6 5 10 6.5 8.5 S9.5 7 10.5 8.5',
  no_observations: 'M2.5 6 H9.5',
}

/** The words of `verdictLabels`. A narrow place leaves out the second ones. */
const words: Readonly<Record<Verdict, readonly [string, string]>> = {
  meets: ['Meets', ' goal'],
  little_left: ['Little left', ''],
  misses: ['Misses', ' goal'],
  too_little_seen: ['Too little seen', ''],
  no_observations: ['No observations', ''],
}

/** A verdict as a shape, a colour and words. */
export function VerdictMark({ verdict }: { readonly verdict: Verdict }) {
  const [first, second] = words[verdict]
  return (
    <span className={`verdictMark ${verdict}`}>
      <svg width={12} height={12} aria-hidden="true">
        <path d={shapes[verdict]} />
      </svg>
      <span>
        {first}
        {second !== '' && <span className="verdictObject">{second}</span>}
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
