import type { Verdict } from '../../shared/report/verdict'
import { verdictShapes } from '../../shared/report/verdictShapes'
import { allowancePhrase } from './allowance'
import './VerdictMark.css'

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
        <path d={verdictShapes[verdict]} />
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
