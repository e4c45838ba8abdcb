import type { HistoryProblem, Overview } from '../../shared/operations/folder'
import type { FolderInspection } from '../../shared/folder/mapping'
import type { ProgressJob } from '../../shared/core/progress'
import type { DataSetSummary, NewData, Notice as FolderNotice } from '../../shared/folder/dataSet'
import { fileRoles } from '../../shared/folder/fileRole'
import type { Evidence, Report } from '../../shared/report/report'
import type { Failure } from '../../shared/core/result'
import { errorNotice, type Notice } from '../ui/notice'

/** The job that runs. It blocks the whole window unless it is quiet. */
export type Job = ({ readonly kind: 'load' } | { readonly kind: 'report'; readonly report: Report | null }) & {
  readonly isQuiet?: boolean
  /** All stages that the user waits for, including this job. */
  readonly stages: readonly ProgressJob[]
}

/** A report of new data, and the report on screen before it. */
interface ReportChange {
  readonly before: Report
  readonly after: Report
}

/** A folder whose files the user must match. */
export interface MappingQuestion {
  readonly inspection: FolderInspection
  /** The report to show when the folder is open; null to make a new one. */
  readonly kept: Report | null
}

export interface SessionState {
  /** Null until the engine has answered. Its `report` is the one on screen, which is always complete. */
  readonly overview: Overview | null
  /** Whether the report on screen was opened from the history. */
  readonly isFromHistory: boolean
  /** Whether the report on screen took the place of another one without the user asking for it. */
  readonly isAutomatic: boolean
  /** Of the report on screen; null while the engine is asked. */
  readonly evidence: Evidence | null
  /** Whether downtime by hour of the report on screen can be shown: with evidence, or from the history. */
  readonly hasHours: boolean
  readonly question: MappingQuestion | null
  /** The last report of new data; null if the user has dismissed its message. */
  readonly change: ReportChange | null
  readonly job: Job | null
  readonly notice: Notice | null
  /** Why reports are kept in memory only; null if they are kept, or until that is known. */
  readonly historyProblem: HistoryProblem | null
}

/** The part of the overview that opening a folder changes besides the folder. */
type Remembered = Pick<Overview, 'recentFolders' | 'userDataProblems'>

type SessionAction =
  | { readonly type: 'overviewKnown'; readonly overview: Overview }
  | { readonly type: 'jobStarted'; readonly job: Job }
  | { readonly type: 'loaded'; readonly dataSet: DataSetSummary; readonly remembered: Remembered | null }
  | { readonly type: 'historyProblemKnown'; readonly problem: HistoryProblem | null }
  | { readonly type: 'newDataNoticed'; readonly newData: NewData | null }
  | { readonly type: 'reloaded'; readonly dataSet: DataSetSummary }
  | { readonly type: 'reportComplete'; readonly report: Report; readonly replaced: Report | null }
  | { readonly type: 'changeDismissed' }
  | { readonly type: 'reportOpened'; readonly report: Report }
  | { readonly type: 'evidenceKnown'; readonly evidence: Evidence; readonly hasHours: boolean }
  | { readonly type: 'mappingAsked'; readonly question: MappingQuestion }
  | { readonly type: 'mappingDismissed' }
  | { readonly type: 'jobStopped'; readonly notice: Notice }
  | { readonly type: 'noticed'; readonly notice: Notice | null }

const unknownEvidence = { evidence: null, hasHours: false } as const

export const initialSession: SessionState = {
  overview: null,
  isFromHistory: false,
  isAutomatic: false,
  ...unknownEvidence,
  question: null,
  change: null,
  job: null,
  notice: null,
  historyProblem: null,
}

/** Why a folder was not loaded. It is not an error if the user stopped the load. */
export function loadNotice(error: Failure): Notice {
  if (error.code !== 'CANCELLED') return errorNotice(error)
  return { tone: 'info', message: 'Loading was cancelled. Nothing has changed.' }
}

/** The inspection with the question of a failed load, if the beginnings of the files raise none. */
export function withQuestion(inspection: FolderInspection, failure: Failure | null): FolderInspection {
  if (failure === null || inspection.questions.length > 0) return inspection
  return { ...inspection, questions: [failure.message], askedValues: failure.choice === undefined ? [] : [failure.choice] }
}

/** The inspection with what a notice says and proposes. */
export function withNotice(inspection: FolderInspection, notice: FolderNotice | null): FolderInspection {
  if (notice === null) return inspection
  const { text, proposal } = notice
  const asked = fileRoles.filter((role) => inspection.asked.includes(role) || proposal?.[role] !== undefined)
  return { ...inspection, questions: [text, ...inspection.questions], asked, mapping: { ...inspection.mapping, ...proposal } }
}

export function reduceSession(state: SessionState, action: SessionAction): SessionState {
  switch (action.type) {
    case 'overviewKnown': {
      const historyProblem = action.overview.historyProblem ?? state.historyProblem
      return { ...state, overview: action.overview, historyProblem, isFromHistory: false, ...unknownEvidence, notice: null }
    }
    case 'jobStarted':
      return { ...state, question: null, job: { ...action.job, stages: (state.job ?? action.job).stages }, notice: null }
    case 'loaded': {
      if (state.overview === null) return state
      const { recentFolders, userDataProblems } = action.remembered ?? state.overview
      const overview = { ...state.overview, dataSet: action.dataSet, recentFolders, userDataProblems }
      // A report of the former folder must not look like one of this folder.
      return { ...state, isFromHistory: false, ...unknownEvidence, change: null, overview: { ...overview, report: null } }
    }
    case 'historyProblemKnown':
      return { ...state, historyProblem: action.problem }
    case 'newDataNoticed':
      if (state.overview === null) return state
      return {
        ...state,
        overview: { ...state.overview, newData: action.newData },
        notice: state.notice?.isOfFiles ? null : state.notice,
      }
    case 'reloaded':
      if (state.overview === null) return state
      return { ...state, ...unknownEvidence, overview: { ...state.overview, dataSet: action.dataSet, newData: null } }
    case 'reportComplete': {
      if (state.overview === null) return state
      const { report, replaced } = action
      const change = replaced === null ? null : { before: replaced, after: report }
      const isAutomatic = state.job?.isQuiet ?? false
      const made = { isFromHistory: false, isAutomatic, evidence: 'kept', hasHours: true } as const
      return { ...state, ...made, job: null, change, overview: { ...state.overview, report } }
    }
    case 'changeDismissed':
      return { ...state, change: null }
    case 'reportOpened':
      if (state.overview === null) return state
      return { ...initialSession, historyProblem: state.historyProblem, overview: { ...state.overview, report: action.report }, isFromHistory: true }
    case 'evidenceKnown':
      return { ...state, evidence: action.evidence, hasHours: action.hasHours }
    case 'mappingAsked':
      return { ...state, question: action.question, job: null }
    case 'mappingDismissed':
      return { ...state, question: null }
    case 'jobStopped':
      return { ...state, job: null, notice: action.notice }
  }
  return { ...state, notice: action.notice }
}
