import type { ExportOutcome } from '../../shared/export/exports'

/** What to tell of a finished export; `written` says what is in it, such as `12 rows`. */
export function exportSentence(outcome: Exclude<ExportOutcome, { kind: 'dismissed' }>, written: string): string {
  return outcome.kind === 'saved' ? `Saved ${written} to ${outcome.path}` : `Downloaded ${written}`
}
