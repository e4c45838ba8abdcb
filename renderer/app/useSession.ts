import { useEffect, useEffectEvent, useLayoutEffect, useReducer } from 'react'
import type { Mapping } from '../../shared/folder/mapping'
import type { DataSetSummary, Notice as FolderNotice } from '../../shared/folder/dataSet'
import type { Evidence, Report } from '../../shared/report/report'
import type { Transport } from '../../shared/operations/contract'
import type { ReportSettings } from '../../shared/report/reportSettings'
import type { Failure, Result } from '../../shared/core/result'
import { reportDefaults } from '../../shared/report/reportDefaults'
import { runReport, waitForReport } from './waitForReport'
import { errorNotice, type Notice } from '../ui/notice'
import { initialSession, loadNotice, reduceSession, withNotice, withQuestion, type SessionState } from './sessionState'
import { forgetAddress, parseAddress } from './pageAddress'
import { settingsOfReport } from './settingsOfReport'
import { useTransport } from '../transport/transport'
import { useQueryCache } from '../transport/useQuery'
import { useLatest } from '../hooks/useLatest'
import { usePreferences } from '../preferences/usePreferences'

interface RunOptions {
  /** The report on screen that the new one replaces. */
  readonly replaced: Report | null
  /** Whether the window stays usable while the report runs. */
  readonly isQuiet: boolean
}

interface MappingOptions {
  /** The mapping that the folder could not be loaded with; null for the remembered one. */
  readonly mapping?: Mapping | null
  /** What the dialog begins with. */
  readonly folderNotice?: FolderNotice | null
  /** Why the folder could not be loaded. */
  readonly failure?: Failure | null
  readonly kept?: Report | null
}

const defaultRunOptions: RunOptions = { replaced: null, isQuiet: false }

interface ReportSession {
  readonly state: SessionState
  /** Shows what the engine has open, also if the engine did not answer at first. */
  readonly begin: () => void
  /** Resolves when the folder is loaded or the user must match its files; false if it cannot be read. */
  readonly openFolder: (path: string) => Promise<boolean>
  /** Lets the user match the files of a folder, beginning with what a notice proposes if there is one. */
  readonly askMapping: (path: string, folderNotice: FolderNotice | null) => void
  /** Opens the folder whose files the user has matched. */
  readonly answerMapping: (mapping: Mapping) => void
  readonly dismissMapping: () => void
  readonly openSampleData: () => void
  /** Shows a complete report of the history. Its folder need not be open. */
  readonly openReport: (report: Report) => void
  /** Shows the report that a link names; false, with a message, if there is no such complete report. */
  readonly openLink: (reportId: number) => Promise<boolean>
  /** Opens the folder of the report on screen. The report stays there. */
  readonly openFolderOfReport: () => void
  /** Makes the report on screen again from the open folder, with the same settings. */
  readonly repeatReport: () => void
  readonly runReport: (settings: ReportSettings) => void
  /** Loads the open folder again and repeats the report on screen, which stays until the new one is complete. */
  readonly runOnNewData: (isQuiet: boolean) => void
  readonly dismissChange: () => void
  readonly cancelJob: () => void
  /** Shows a message until the next one; null removes it. */
  readonly notify: (notice: Notice | null) => void
}

/** The open folder, the report on screen, the running job and the message to the user. Only one job runs at a time. */
export function useSession(): ReportSession {
  const transport = useTransport()
  const queries = useQueryCache()
  const startBegin = useLatest()
  const { reopensLastFolder } = usePreferences().preferences
  const [state, dispatch] = useReducer(reduceSession, initialSession)

  function showEnd(ended: Result<Report>, replaced: Report | null): void {
    if (!ended.ok) return dispatch({ type: 'jobStopped', notice: errorNotice(ended.error) })
    const report = ended.value
    if (report.status === 'complete') return dispatch({ type: 'reportComplete', report, replaced })
    const notice: Notice =
      report.status === 'cancelled'
        ? { tone: 'info', message: 'The report was cancelled.' }
        : { tone: 'error', message: report.error ?? 'The report failed.' }
    dispatch({ type: 'jobStopped', notice })
  }

  async function startReport(settings: ReportSettings, { replaced, isQuiet }: RunOptions = defaultRunOptions): Promise<void> {
    const startJob = (report: Report | null): void =>
      dispatch({ type: 'jobStarted', job: { kind: 'report', report, isQuiet, stages: ['report'] } })
    startJob(null)
    showEnd(await runReport(transport, settings, startJob), replaced)
  }

  async function followReport(report: Report): Promise<void> {
    dispatch({ type: 'jobStarted', job: { kind: 'report', report, stages: ['report'] } })
    showEnd(await waitForReport(transport, report.reportId), null)
  }

  async function runOnNewData(isQuiet: boolean): Promise<void> {
    if (state.job !== null) return
    const { report = null, dataSet = null } = state.overview ?? {}
    const replaced = report?.folder === dataSet?.folder ? report : null
    dispatch({ type: 'jobStarted', job: { kind: 'load', isQuiet, stages: ['load', 'report'] } })
    const reloaded = await transport.call('reloadFolder', {})
    // An automatic run does not open a dialog. It only says why it failed.
    const mayAsk = !isQuiet && dataSet !== null
    if (!reloaded.ok && reloaded.error.code === 'MAPPING_NEEDED' && mayAsk) {
      return void askMapping(dataSet.folder, { failure: reloaded.error })
    }
    if (!reloaded.ok) return dispatch({ type: 'jobStopped', notice: { ...loadNotice(reloaded.error), isOfFiles: true } })
    queries.clear()
    dispatch({ type: 'reloaded', dataSet: reloaded.value })
    await repeat({ replaced, isQuiet })
  }

  async function repeat(options: RunOptions): Promise<void> {
    const settings = await settingsOfReport(transport, options.replaced)
    if (settings.ok) await startReport(settings.value, options)
    else dispatch({ type: 'jobStopped', notice: errorNotice(settings.error) })
  }

  /** Asks which files and columns are which. Resolves with whether the folder can be read. */
  async function askMapping(path: string, { mapping = null, folderNotice = null, failure = null, kept = null }: MappingOptions): Promise<boolean> {
    const inspected = await transport.call('inspectFolder', { path, mapping })
    if (!inspected.ok) {
      dispatch({ type: 'jobStopped', notice: errorNotice(inspected.error) })
      return false
    }
    const inspection = withNotice(withQuestion(inspected.value, failure), folderNotice)
    dispatch({ type: 'mappingAsked', question: { inspection, kept } })
    return true
  }

  async function openFolder(path: string, mapping: Mapping | null, kept: Report | null): Promise<boolean> {
    return load(() => transport.call('openFolder', { path, mapping }), kept, (failure) => askMapping(path, { mapping, failure, kept }))
  }

  /** Loads a folder, then starts a report or shows `kept`. */
  async function load(
    open: () => Promise<Result<DataSetSummary>>,
    kept: Report | null = null,
    ask?: (failure: Failure) => Promise<boolean>,
  ): Promise<boolean> {
    if (state.job !== null) return false
    dispatch({ type: 'jobStarted', job: { kind: 'load', stages: kept === null ? ['load', 'report'] : ['load'] } })
    const loaded = await open()
    if (!loaded.ok) {
      if (loaded.error.code === 'MAPPING_NEEDED' && ask !== undefined) return ask(loaded.error)
      dispatch({ type: 'jobStopped', notice: loadNotice(loaded.error) })
      return false
    }
    queries.clear()
    const overview = await transport.call('getOverview', {})
    dispatch({ type: 'loaded', dataSet: loaded.value, remembered: overview.ok ? overview.value : null })
    if (kept === null) void startReport(reportDefaults)
    else dispatch({ type: 'reportOpened', report: kept })
    return true
  }

  /** Opens the folder that the user named at the start, or shows the linked report, or else the newest one of the open folder. */
  async function begin(linkedId: number | null): Promise<void> {
    const isLatest = startBegin()
    const overview = await transport.call('getOverview', {})
    if (!isLatest()) return
    if (!overview.ok) return dispatch({ type: 'noticed', notice: errorNotice(overview.error) })
    const wanted = await transport.call('takeWantedFolder', {})
    const wantedFolder = wanted.ok ? wanted.value : null
    const { report, dataSet, recentFolders } = overview.value
    if (wantedFolder === null && linkedId !== null && linkedId !== report?.reportId) {
      const linked = await getLinked(transport, linkedId)
      if (!isLatest()) return
      if (linked.ok) {
        dispatch({ type: 'overviewKnown', overview: overview.value })
        return dispatch({ type: 'reportOpened', report: linked.value })
      }
      forgetAddress()
      await begin(null)
      return dispatch({ type: 'noticed', notice: errorNotice(linked.error) })
    }
    const [lastFolder] = recentFolders
    const isComplete = report?.status === 'complete'
    dispatch({ type: 'overviewKnown', overview: { ...overview.value, report: isComplete ? report : null } })
    if (wantedFolder !== null) await openFolder(wantedFolder, null, null)
    else if (report?.status === 'running') await followReport(report)
    else if (dataSet !== null && report === null) await startReport(reportDefaults)
    else if (dataSet === null && reopensLastFolder && lastFolder !== undefined) await openFolder(lastFolder, null, null)
  }

  function cancelJob(): void {
    const { job } = state
    if (job?.kind === 'load') void transport.call('cancelLoad', {})
    else if (job?.report) void transport.call('cancelReport', { reportId: job.report.reportId })
  }

  const reportDeletion = useEffectEvent((reportIds: readonly number[]) => {
    const shown = state.overview?.report?.reportId
    if (shown === undefined || !reportIds.includes(shown)) return
    const message = 'The report on screen was deleted in another window. Run it again or open another one from the history.'
    dispatch({ type: 'noticed', notice: { tone: 'error', message } })
  })
  useLayoutEffect(
    () =>
      transport.subscribe((event) => {
        if (event.name === 'reportsDeleted') reportDeletion(event.data)
        if (event.name === 'historyProblem') dispatch({ type: 'historyProblemKnown', problem: event.data })
        if (event.name === 'newData') dispatch({ type: 'newDataNoticed', newData: event.data })
      }),
    [transport],
  )

  const shown = state.overview?.report ?? null
  const dataSet = state.overview?.dataSet
  const isEvidenceAsked = shown !== null && state.evidence === null
  // Not a cached query: the answer for the same report changes with the data.
  useEffect(() => {
    if (!isEvidenceAsked) return undefined
    let isWanted = true
    void askEvidence(transport, shown).then((answer) => {
      if (isWanted) dispatch({ type: 'evidenceKnown', ...answer })
    })
    return () => {
      isWanted = false
    }
  }, [transport, shown, isEvidenceAsked, dataSet])

  async function openLink(reportId: number): Promise<boolean> {
    if (state.job !== null) return false
    const isLatest = startBegin()
    const [overview, linked] = await Promise.all([transport.call('getOverview', {}), getLinked(transport, reportId)])
    if (!isLatest()) return false
    if (!linked.ok) dispatch({ type: 'noticed', notice: errorNotice(linked.error) })
    else if (overview.ok && overview.value.report?.reportId === reportId) dispatch({ type: 'overviewKnown', overview: overview.value })
    else dispatch({ type: 'reportOpened', report: linked.value })
    return linked.ok
  }

  const beginOnMount = useEffectEvent(() => {
    const linked = parseAddress(location.hash)
    if (linked === null && location.hash !== '') forgetAddress()
    void begin(linked?.reportId ?? null)
  })
  // Before the first paint, which would show nothing and take the time of a frame.
  useLayoutEffect(() => beginOnMount(), [])

  return {
    state,
    begin: () => void begin(null),
    openFolder: (path) => openFolder(path, null, null),
    askMapping: (path, folderNotice) => {
      if (state.job === null) void askMapping(path, { folderNotice })
    },
    answerMapping: (mapping) => {
      if (state.question === null) return
      const { inspection, kept } = state.question
      void openFolder(inspection.folder, mapping, kept)
    },
    dismissMapping: () => dispatch({ type: 'mappingDismissed' }),
    openSampleData: () => void load(() => transport.call('openSampleData', {})),
    openReport: (report) => dispatch({ type: 'reportOpened', report }),
    openLink,
    openFolderOfReport: () => {
      const report = state.overview?.report
      if (report) void openFolder(report.folder, null, report)
    },
    repeatReport: () => {
      if (state.job === null && shown !== null) void repeat({ replaced: shown, isQuiet: false })
    },
    runReport: (settings) => {
      if (state.job === null) void startReport(settings)
    },
    runOnNewData: (isQuiet) => void runOnNewData(isQuiet),
    dismissChange: () => dispatch({ type: 'changeDismissed' }),
    cancelJob,
    notify: (notice) => dispatch({ type: 'noticed', notice }),
  }
}

/** The complete report that a link names. */
async function getLinked(transport: Transport, reportId: number): Promise<Result<Report>> {
  const found = await transport.call('getReport', { reportId })
  if (found.ok && found.value.status === 'complete') return found
  const reason = found.ok ? `Report ${reportId} is not complete.` : found.error.message
  return { ok: false, error: { code: 'REPORT_NOT_COMPLETE', message: `The link could not be opened. ${reason}` } }
}

interface EvidenceAnswer {
  readonly evidence: Evidence
  readonly hasHours: boolean
}

/** What can be shown of a report besides its numbers. None of the calls fails because the data has changed. */
async function askEvidence(transport: Transport, { reportId }: Report): Promise<EvidenceAnswer> {
  const answer = await transport.call('getEvidence', { reportId })
  if (!answer.ok) return { evidence: 'unknown', hasHours: false }
  if (answer.value === 'kept') return { evidence: 'kept', hasHours: true }
  const hours = await transport.call('hasHourlyDowntime', { reportId })
  return { evidence: answer.value, hasHours: hours.ok && hours.value }
}
