import type { ReportBasis } from '../history/reportRecord'
import type { DataSet } from '../load/dataSet'

interface Made {
  readonly reportIds: Set<number>
  /** The newest report on all stores by its windows and method. */
  readonly onAllStores: Map<string, number>
}

/**
 * Remembers which reports were made from which data, while the data is loaded. Their rows can be reused, and what they
 * were computed from can be computed again.
 */
export class ReportsByDataSet {
  private readonly byDataSet = new WeakMap<DataSet, Made>()

  /** Whether it is known that a report was made from this data. */
  has(dataSet: DataSet, reportId: number): boolean {
    return this.of(dataSet).reportIds.has(reportId)
  }

  /** Remembers a report. With its basis, a report on all stores is found by `findOnAllStores`. */
  add(dataSet: DataSet, reportId: number, basis?: ReportBasis): void {
    const { reportIds, onAllStores } = this.of(dataSet)
    reportIds.add(reportId)
    if (basis?.storeIds === null) onAllStores.set(keyOf(basis), reportId)
  }

  /** The newest report on all stores with the windows, the method and the exceptions of `basis`; null if there is none. */
  findOnAllStores(dataSet: DataSet, basis: ReportBasis): number | null {
    return this.of(dataSet).onAllStores.get(keyOf(basis)) ?? null
  }

  private of(dataSet: DataSet): Made {
    const made = this.byDataSet.get(dataSet) ?? { reportIds: new Set(), onAllStores: new Map() }
    this.byDataSet.set(dataSet, made)
    return made
  }
}

function keyOf({ windowFromUs, toUs, method, exceptionSet }: ReportBasis): string {
  return JSON.stringify([windowFromUs, toUs, method, exceptionSet])
}
