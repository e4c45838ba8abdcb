import type { Mark } from './markTexts'

/** Patterns that fill stretches, so that colour is never the only difference. */
const patterns = {
  closed: { seen: 'closed', filledIn: undefined },
  excluded: { seen: 'excluded', filledIn: undefined },
  inactive: { seen: 'inactive', filledIn: 'inactive-filled-in' },
  active: { seen: undefined, filledIn: 'active-filled-in' },
  unknown: { seen: 'unknown', filledIn: undefined },
  poll: { seen: undefined, filledIn: undefined },
} as const satisfies Readonly<Record<Mark['kind'], object>>

interface TimelinePatternsProps {
  /** A prefix that makes the ids of the patterns unique on the page. */
  readonly id: string
}

/** The pattern of a stretch; undefined for the plain colour of the style sheet. */
export function fillOf(id: string, { kind, isFilledIn }: Pick<Mark, 'kind' | 'isFilledIn'>): string | undefined {
  const name = patterns[kind][isFilledIn ? 'filledIn' : 'seen']
  return name === undefined ? undefined : `url(#${id}-${name})`
}

/** What is filled in has the dots of time without observations, in its own colour. */
function Dots({ id, className }: { readonly id: string; readonly className: string }) {
  return (
    <pattern id={id} className={className} width="6" height="6" patternUnits="userSpaceOnUse">
      <rect className="dotGround" width="6" height="6" />
      <circle className="dot" cx="3" cy="3" r="1.3" />
    </pattern>
  )
}

export function TimelinePatterns({ id }: TimelinePatternsProps) {
  return (
    <defs>
      <pattern id={`${id}-${patterns.closed.seen}`} width="6" height="6" patternUnits="userSpaceOnUse">
        <rect className="closedGround" width="6" height="6" />
        <path className="closedLine" d="M-1 1 L1 -1 M0 6 L6 0 M5 7 L7 5" />
      </pattern>
      <pattern id={`${id}-${patterns.excluded.seen}`} width="6" height="6" patternUnits="userSpaceOnUse">
        <rect className="excludedGround" width="6" height="6" />
        <path className="excludedLine" d="M0 3 H6 M3 0 V6" />
      </pattern>
      <pattern id={`${id}-${patterns.inactive.seen}`} width="5" height="5" patternUnits="userSpaceOnUse">
        <rect className="inactiveGround" width="5" height="5" />
        <path className="inactiveLine" d="M-1 4 L1 6 M0 0 L5 5 M4 -1 L6 1" />
      </pattern>
      <Dots id={`${id}-${patterns.unknown.seen}`} className="unknownDots" />
      <Dots id={`${id}-${patterns.active.filledIn}`} className="activeDots" />
      <Dots id={`${id}-${patterns.inactive.filledIn}`} className="inactiveDots" />
    </defs>
  )
}
