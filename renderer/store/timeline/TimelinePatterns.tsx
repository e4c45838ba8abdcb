/** Patterns that fill stretches, so that colour is never the only difference. */
const patternNames = { closed: 'closed', inactive: 'inactive', unknown: 'unknown' } as const

interface TimelinePatternsProps {
  /** A prefix that makes the ids of the patterns unique on the page. */
  readonly id: string
}

export function fillOf(id: string, kind: string): string | undefined {
  return kind in patternNames ? `url(#${id}-${kind})` : undefined
}

export function TimelinePatterns({ id }: TimelinePatternsProps) {
  return (
    <defs>
      <pattern id={`${id}-${patternNames.closed}`} width="6" height="6" patternUnits="userSpaceOnUse">
        <rect className="closedGround" width="6" height="6" />
        <path className="closedLine" d="M-1 1 L1 -1 M0 6 L6 0 M5 7 L7 5" />
      </pattern>
      <pattern id={`${id}-${patternNames.inactive}`} width="5" height="5" patternUnits="userSpaceOnUse">
        <rect className="inactiveGround" width="5" height="5" />
        <path className="inactiveLine" d="M-1 4 L1 6 M0 0 L5 5 M4 -1 L6 1" />
      </pattern>
      <pattern id={`${id}-${patternNames.unknown}`} width="6" height="6" patternUnits="userSpaceOnUse">
        <rect className="unknownGround" width="6" height="6" />
        <circle className="unknownDot" cx="3" cy="3" r="1.3" />
      </pattern>
    </defs>
  )
}
