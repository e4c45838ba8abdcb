import type { Overview } from '../shared/contract'
import type { FolderInspection } from '../shared/mapping'
import type { DataSetSummary, Report } from '../shared/report'
import type { Failure } from '../shared/result'

/** The one thing that keeps the whole window busy. */
export type Job = { readonly kind: 'load' } | { readonly kind: 'report'; readonly reportId: number | null }

export interface Notice {
  readonly tone: 'error' | 'info'
  readonly message: string
}

/** A folder that waits for the user to say which of its files is what. */
export interface MappingQuestion {
  readonly inspection: FolderInspection
  /** The report to show once the folder is open; null to make a new one. */
  readonly kept: Report | null
}

export interface SessionState {
  /** Null until the engine has told what is open; its `report` is the one on screen, always complete. */
  readonly overview: Overview | null
  /** Whether the report on screen was opened from the history, rather than made in this session of the page. */
  readonly isFromHistory: boolean
  readonly question: MappingQuestion | null
  readonly job: Job | null
  readonly notice: Notice | null
}

export type SessionAction =
  | { readonly type: 'overviewKnown'; readonly overview: Overview }
  | { readonly type: 'jobStarted'; readonly job: Job }
  | { readonly type: 'loaded'; readonly dataSet: DataSetSummary; readonly recentFolders: readonly string[] | null }
  | { readonly type: 'reportComplete'; readonly report: Report }
  | { readonly type: 'reportOpened'; readonly report: Report }
  | { readonly type: 'mappingAsked'; readonly question: MappingQuestion }
  | { readonly type: 'mappingDismissed' }
  | { readonly type: 'jobStopped'; readonly notice: Notice }
  | { readonly type: 'noticed'; readonly notice: Notice | null }

export const initialSession: SessionState = {
  overview: null,
  isFromHistory: false,
  question: null,
  job: null,
  notice: null,
}

export function errorNotice(error: Failure): Notice {
  return { tone: 'error', message: error.message }
}

export function reduceSession(state: SessionState, action: SessionAction): SessionState {
  switch (action.type) {
    case 'overviewKnown':
      return { ...state, overview: action.overview, isFromHistory: false, notice: null }
    case 'jobStarted':
      return { ...state, question: null, job: action.job, notice: null }
    case 'loaded': {
      if (state.overview === null) return state
      const { dataSet, recentFolders } = action
      const overview = { ...state.overview, dataSet, recentFolders: recentFolders ?? state.overview.recentFolders }
      // A report of the folder before must not be read as one of this folder.
      return { ...state, isFromHistory: false, overview: { ...overview, report: null } }
    }
    case 'reportComplete':
      if (state.overview === null) return state
      return { ...state, job: null, isFromHistory: false, overview: { ...state.overview, report: action.report } }
    case 'reportOpened':
      if (state.overview === null) return state
      return { ...initialSession, overview: { ...state.overview, report: action.report }, isFromHistory: true }
    case 'mappingAsked':
      return { ...state, question: action.question, job: null }
    case 'mappingDismissed':
      return { ...state, question: null }
    case 'jobStopped':
      return { ...state, job: null, notice: action.notice }
  }
  return { ...state, notice: action.notice }
}
