import type { HistoryProblem } from '../../shared/operations/folder'

/** What the user reads about a problem. `inMemory` says what it means that reports are in memory. */
export function problemText(problem: HistoryProblem, inMemory: string): string {
  return [...(problem.isOpen ? [] : [inMemory]), problem.reason, remedyFor(problem)].join(' ')
}

/** What the user can do to have reports kept. A history that is not in use can be set aside (`StartNewHistory`). */
function remedyFor({ isInUse }: HistoryProblem): string {
  return isInUse
    ? 'Use the other Store Monitor, or close it and start this one again.'
    : 'To keep reports, set that file aside; it stays in its folder under another name.'
}
