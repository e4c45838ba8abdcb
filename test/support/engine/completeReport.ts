import type { Report } from '../../../shared/report/report'

/** A complete report; tests override what is different in theirs. */
export const completeReport: Report = {
  reportId: 1,
  status: 'complete',
  startedAt: '2023-01-26T00:00:00.000Z',
  folder: '/data',
  asOf: '2023-01-25T18:13:22.479220Z',
  window: null,
  method: 'nearest',
  selectedStores: null,
  stores: 60,
  observations: 5120,
  rowsRejected: 0,
  zoneEdition: '2026f',
  attributes: [],
  error: null,
  exceptionSet: null,
  excluded: null,
}
