import { hatchPath } from '../../shared/report/hatch'
import type { Verdict } from '../../shared/report/verdict'

interface VerdictBarProps {
  /** The parts of the bar from left to right, with their lengths in pixels. */
  readonly parts: readonly { readonly verdict: Verdict | null; readonly length: number }[]
  readonly x: number
  readonly y: number
  readonly height: number
}

/** Pixels between the lines of the hatching. */
const hatchGap = 6

/** A bar whose parts have the colours of their verdicts. Parts that are not judged are hollow; those with too little seen are hatched. */
export function VerdictBar({ parts, x, y, height }: VerdictBarProps) {
  return parts.map(({ verdict, length }, index) => {
    const start = parts.slice(0, index).reduce((sum, part) => sum + part.length, x)
    const width = Math.max(length - 1, 1)
    return (
      <g key={verdict} className={`barPart ${verdict ?? 'no_verdict'}`}>
        <rect x={start} y={y} width={width} height={height} />
        {verdict === 'too_little_seen' && <path d={hatchPath({ x: start, y, width, height }, hatchGap)} />}
      </g>
    )
  })
}
