import type { FileSummary } from './dataSet'

/**
 * What is wrong when the rows of a file do not add up (REPORT.md, "What becomes of a row"), as a sentence; null when
 * they do. Rows that are unaccounted for are a fault of the program, so its numbers must not be relied on.
 */
export function accountingProblem({ path, rowsRead, rowsLoaded, rowsDuplicate, rowsRejected }: FileSummary): string | null {
  const accounted = rowsLoaded + rowsDuplicate + rowsRejected
  if (rowsRead === accounted) return null
  return (
    `The rows of ${path} do not add up: ${rowsRead} read, but ${accounted} accounted for ` +
    `(${rowsLoaded} loaded, ${rowsDuplicate} duplicate, ${rowsRejected} rejected). Do not rely on this report.`
  )
}
