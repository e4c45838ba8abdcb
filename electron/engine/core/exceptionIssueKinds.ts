import type { DataIssue } from '../../../shared/folder/dataSet'

export interface IssueKind {
  readonly column: string
  readonly outcome: DataIssue['outcome']
  readonly reason: string
}

/** The kinds of data issues in rows of exceptions, and in the dates of business hours. */
export const exceptionIssueKinds = {
  valid_from_unreadable: {
    column: 'valid_from',
    outcome: 'rejected',
    reason: 'This is not a date; use a form such as 2024-06-01, or leave it empty for no limit.',
  },
  valid_to_unreadable: {
    column: 'valid_to',
    outcome: 'rejected',
    reason: 'This is not a date; use a form such as 2024-08-31, or leave it empty for no limit.',
  },
  valid_to_early: {
    column: 'valid_to',
    outcome: 'rejected',
    reason: 'The row is valid to a date before the one it is valid from; correct the dates.',
  },
  date_unreadable: {
    column: 'date',
    outcome: 'rejected',
    reason: 'This is not a date from 1970 to 2199; use a form such as 2024-12-25.',
  },
  end_date_unreadable: {
    column: 'end_date',
    outcome: 'rejected',
    reason: 'This is not a date from 1970 to 2199; use a form such as 2024-12-26, or leave it empty for one day.',
  },
  end_date_early: {
    column: 'end_date',
    outcome: 'rejected',
    reason: 'The last date is before the first; correct the dates.',
  },
  end_date_late: {
    column: 'end_date',
    outcome: 'rejected',
    reason: 'The dates are more than 3660 days apart; correct them, or use several rows.',
  },
  closure_start_unreadable: {
    column: 'start',
    outcome: 'rejected',
    reason: 'This is not a date and time; use a form such as 2024-12-24 22:00 for the clock of the store, or 2024-12-25T04:00:00Z.',
  },
  closure_end_unreadable: {
    column: 'end',
    outcome: 'rejected',
    reason: 'This is not a date and time; use a form such as 2024-12-24 23:30 for the clock of the store, or 2024-12-25T05:30:00Z.',
  },
  closure_zones: {
    column: 'end',
    outcome: 'rejected',
    reason: 'One end of the closure is on the clock of the store and the other in UTC; write both alike.',
  },
  closure_end_early: {
    column: 'end',
    outcome: 'rejected',
    reason: 'The closure ends before it begins; correct its start or its end.',
  },
  exception_empty: {
    column: 'date',
    outcome: 'rejected',
    reason: 'The row has neither a date nor a start and an end; fill one in or remove the row.',
  },
  exception_mixed: {
    column: 'start',
    outcome: 'rejected',
    reason: 'The row has a date and also the start or end of a closure; use a row for each.',
  },
  exception_open: {
    column: 'is_closed',
    outcome: 'rejected',
    reason: 'The row says that the store is not closed, but not when it is open; fill in its times.',
  },
  exception_store_unknown: {
    column: 'store_id',
    outcome: 'rejected',
    reason: 'No other file names this store, so the exception is not used; correct the id, or leave it empty for all stores.',
  },
} as const satisfies Record<string, IssueKind>
