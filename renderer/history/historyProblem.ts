import type { HistoryProblem } from '../../shared/operations/folder'

/** What the user can do to have reports kept. */
export function remedyFor({ isInUse }: HistoryProblem): string {
  return isInUse
    ? 'Use the other Store Monitor, or close it and start this one again.'
    : 'To keep reports, move that file to another folder and start Store Monitor again.'
}
