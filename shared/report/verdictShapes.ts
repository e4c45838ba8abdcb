import type { Verdict } from './verdict'

/** The paths of the icons, in a square of 12. */
export const verdictShapes: Readonly<Record<Verdict, string>> = {
  meets: 'M2.5 6.5 L5 9 L9.5 3.5',
  little_left: 'M6 1.5 L11 10.5 H1 Z M6 5 V7.5 M6 8.7 V9.2',
  misses: 'M2.5 2.5 L9.5 9.5 M9.5 2.5 L2.5 9.5',
  too_little_seen: 'M1.5 4.5 C3.5 2 5 6 6.5 4.5 S9.5 3 10.5 4.5 M1.5 8.5 C3.5 6 5 10 6.5 8.5 S9.5 7 10.5 8.5',
  no_observations: 'M2.5 6 H9.5',
}
