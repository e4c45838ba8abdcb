import { useEffect, useEffectEvent, useReducer } from 'react'
import type { Mapping } from '../../shared/folder/mapping'
import type { DataSetSummary } from '../../shared/folder/dataSet'
import type { Report } from '../../shared/report/report'
import type { ReportSettings } from '../../shared/report/reportSettings'
import type { Result } from '../../shared/core/result'
import { reportDefaults } from '../../shared/report/reportDefaults'
import { waitForReport } from './waitForReport'
import { errorNotice, type Notice } from '../ui/notice'
import { initialSession, loadNotice, reduceSession, type SessionState } from './sessionState'
import { settingsOfReport } from './settingsOfReport'
import { useTransport } from '../transport/transport'
import { usePreferences } from '../preferences/usePreferences'

/** A report may be made in place of one on screen, and without keeping the user from the window. */
interface Repetition {
  readonly replaced: Report | null
  readonly isQuiet: boolean
}

const anew: Repetition = { replaced: null, isQuiet: false }

interface ReportSession {
  readonly state: SessionState
  /** Asks the engine again what is open; for when it did not answer at first. */
  readonly begin: () => void
  /** Resolves when it is loaded, or the user has to say which of its files is what; false where it could not be read. */
  readonly openFolder: (path: string) => Promise<boolean>
  /** Asks the user which file of a folder is what, as opening it does where that is not clear. */
  readonly askMapping: (path: string) => void
  /** Opens the folder that was asked about. */
  readonly answerMapping: (mapping: Mapping) => void
  readonly dismissMapping: () => void
  readonly openSampleData: () => void
  /** Shows a complete report of the history; its folder need not be open. */
  readonly openReport: (report: Report) => void
  /** Opens the folder of the report on screen, and keeps the report there. */
  readonly openFolderOfReport: () => void
  readonly runReport: (settings: ReportSettings) => void
  /** Loads the open folder again and repeats the report on screen, which stays until the new one is complete. */
  readonly runOnNewData: (isQuiet: boolean) => void
  readonly dismissChange: () => void
  readonly cancelJob: () => void
  /** Shows a message until the next one; null takes it away. */
  readonly notify: (notice: Notice | null) => void
}

/** What is open, what runs, and what the user was told; one load or report at a time. */
export function useSession(): ReportSession {
  const transport = useTransport()
  const { reopensLastFolder } = usePreferences().preferences
  const [state, dispatch] = useReducer(reduceSession, initialSession)

  async function follow(reportId: number, { replaced, isQuiet }: Repetition = anew): Promise<void> {
    dispatch({ type: 'jobStarted', job: { kind: 'report', reportId, isQuiet, stages: ['report'] } })
    const ended = await waitForReport(transport, reportId)
    if (!ended.ok) return dispatch({ type: 'jobStopped', notice: errorNotice(ended.error) })
    const report = ended.value
    if (report.status === 'complete') return dispatch({ type: 'reportComplete', report, replaced })
    const notice: Notice =
      report.status === 'cancelled'
        ? { tone: 'info', message: 'The report was cancelled.' }
        : { tone: 'error', message: report.error ?? 'The report failed.' }
    dispatch({ type: 'jobStopped', notice })
  }

  async function startReport(settings: ReportSettings, repetition: Repetition = anew): Promise<void> {
    const { isQuiet } = repetition
    dispatch({ type: 'jobStarted', job: { kind: 'report', reportId: null, isQuiet, stages: ['report'] } })
    const started = await transport.call('startReport', settings)
    if (!started.ok) return dispatch({ type: 'jobStopped', notice: errorNotice(started.error) })
    await follow(started.value.reportId, repetition)
  }

  async function runOnNewData(isQuiet: boolean): Promise<void> {
    if (state.job !== null) return
    const { report = null, dataSet = null } = state.overview ?? {}
    const replaced = report?.folder === dataSet?.folder ? report : null
    dispatch({ type: 'jobStarted', job: { kind: 'load', isQuiet, stages: ['load', 'report'] } })
    const reloaded = await transport.call('reloadFolder', {})
    // Nobody is asked out of the blue: what runs by itself only says why it could not.
    const mayAsk = !isQuiet && dataSet !== null
    if (!reloaded.ok && reloaded.error.code === 'MAPPING_NEEDED' && mayAsk) return void askMapping(dataSet.folder, null)
    if (!reloaded.ok) return dispatch({ type: 'jobStopped', notice: { ...loadNotice(reloaded.error), isOfFiles: true } })
    dispatch({ type: 'reloaded', dataSet: reloaded.value })
    const settings = await settingsOfReport(transport, replaced)
    if (settings.ok) await startReport(settings.value, { replaced, isQuiet })
    else dispatch({ type: 'jobStopped', notice: errorNotice(settings.error) })
  }

  /** Resolves with whether the folder could be looked into. */
  async function askMapping(path: string, kept: Report | null): Promise<boolean> {
    const inspected = await transport.call('inspectFolder', { path })
    if (inspected.ok) dispatch({ type: 'mappingAsked', question: { inspection: inspected.value, kept } })
    else dispatch({ type: 'jobStopped', notice: errorNotice(inspected.error) })
    return inspected.ok
  }

  async function openFolder(path: string, mapping: Mapping | null, kept: Report | null): Promise<boolean> {
    return load(() => transport.call('openFolder', { path, mapping }), kept, () => askMapping(path, kept))
  }

  /** Runs a report of what was loaded, or shows `kept`; resolves when the one can start, or the other is shown. */
  async function load(
    open: () => Promise<Result<DataSetSummary>>,
    kept: Report | null = null,
    ask?: () => Promise<boolean>,
  ): Promise<boolean> {
    if (state.job !== null) return false
    dispatch({ type: 'jobStarted', job: { kind: 'load', stages: kept === null ? ['load', 'report'] : ['load'] } })
    const loaded = await open()
    if (!loaded.ok) {
      if (loaded.error.code === 'MAPPING_NEEDED' && ask !== undefined) return ask()
      dispatch({ type: 'jobStopped', notice: loadNotice(loaded.error) })
      return false
    }
    const overview = await transport.call('getOverview', {})
    const recentFolders = overview.ok ? overview.value.recentFolders : null
    dispatch({ type: 'loaded', dataSet: loaded.value, recentFolders })
    if (kept === null) void startReport(reportDefaults)
    else dispatch({ type: 'reportOpened', report: kept })
    return true
  }

  async function begin(isWanted: () => boolean): Promise<void> {
    const overview = await transport.call('getOverview', {})
    if (!isWanted()) return
    if (!overview.ok) return dispatch({ type: 'noticed', notice: errorNotice(overview.error) })
    const { report, dataSet, recentFolders } = overview.value
    const [lastFolder] = recentFolders
    const isComplete = report?.status === 'complete'
    dispatch({ type: 'overviewKnown', overview: { ...overview.value, report: isComplete ? report : null } })
    if (report?.status === 'running') await follow(report.reportId)
    else if (dataSet !== null && report === null) await startReport(reportDefaults)
    else if (dataSet === null && reopensLastFolder && lastFolder !== undefined) await openFolder(lastFolder, null, null)
  }

  function cancelJob(): void {
    const { job } = state
    if (job?.kind === 'load') void transport.call('cancelLoad', {})
    else if (job?.reportId) void transport.call('cancelReport', { reportId: job.reportId })
  }

  const tellDeleted = useEffectEvent((reportIds: readonly number[]) => {
    const shown = state.overview?.report?.reportId
    if (shown === undefined || !reportIds.includes(shown)) return
    const message = 'The report on screen was deleted in another window. Run it again, or open another from the history.'
    dispatch({ type: 'noticed', notice: { tone: 'error', message } })
  })
  useEffect(
    () =>
      transport.subscribe((event) => {
        if (event.name === 'reportsDeleted') tellDeleted(event.data)
        if (event.name === 'newData') dispatch({ type: 'newDataNoticed', newData: event.data })
      }),
    [transport],
  )

  const beginOnMount = useEffectEvent(begin)
  useEffect(() => {
    let isMounted = true
    void beginOnMount(() => isMounted)
    return () => {
      isMounted = false
    }
  }, [])

  return {
    state,
    begin: () => void begin(() => true),
    openFolder: (path) => openFolder(path, null, null),
    askMapping: (path) => {
      if (state.job === null) void askMapping(path, null)
    },
    answerMapping: (mapping) => {
      if (state.question === null) return
      const { inspection, kept } = state.question
      void openFolder(inspection.folder, mapping, kept)
    },
    dismissMapping: () => dispatch({ type: 'mappingDismissed' }),
    openSampleData: () => void load(() => transport.call('openSampleData', {})),
    openReport: (report) => dispatch({ type: 'reportOpened', report }),
    openFolderOfReport: () => {
      const report = state.overview?.report
      if (report) void openFolder(report.folder, null, report)
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
