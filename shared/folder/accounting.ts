import type { FileSummary } from './dataSet'

type RowCounts = Pick<FileSummary, 'path' | 'rowsRead' | 'rowsLoaded' | 'rowsDuplicate' | 'rowsRejected'>

/**
 * An error message if the rows of a file do not add up (REPORT.md, "What becomes of a row"), otherwise null. A row that
 * is not accounted for is a defect of the program, so its numbers cannot be trusted.
 */
export function accountingProblem({ path, rowsRead, rowsLoaded, rowsDuplicate, rowsRejected }: RowCounts): string | null {
  const accounted = rowsLoaded + rowsDuplicate + rowsRejected
  if (rowsRead === accounted) return null
  return (
    `The rows of ${path} do not add up: ${rowsRead} read, but ${accounted} accounted for ` +
    `(${rowsLoaded} loaded, ${rowsDuplicate} duplicate, ${rowsRejected} skipped). Do not rely on this report.`
  )
}
