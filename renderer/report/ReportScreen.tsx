import { useRef, useState, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { accountingProblem } from '../../shared/folder/accounting'
import { kindOf } from '../../shared/report/columns'
import { whyNoObservations } from '../../shared/report/whyNoObservations'
import type { DataSetSummary, Notice as FolderNotice } from '../../shared/folder/dataSet'
import type { Evidence, Report } from '../../shared/report/report'
import type { ReportSettings } from '../../shared/report/reportSettings'
import { Banner, type Missing } from '../ui/Banner'
import { draftOfStretch, type ExceptionDraft } from '../exceptions/exceptionDraft'
import { formatInstant } from '../format/times'
import { laterPart } from '../ui/laterPart'
import { NoticesBar } from '../files/NoticesBar'
import { useNotices } from '../files/useNotices'
import { PastReportBar } from './PastReportBar'
import { ReportFacts } from './ReportFacts'
import { ReportBody, type WantedStore } from './ReportBody'
import { SelectionProvider } from '../selection/SelectionProvider'
import type { Notice } from '../ui/notice'
import { TopBar } from './TopBar'
import { useCommand } from '../commands/useCommands'
import { useViews } from '../views/useViews'
import './ReportScreen.css'

// The table appears without them.
const ReportSettingsDialog = laterPart(async () => (await import('../settings/ReportSettingsDialog')).ReportSettingsDialog)
const ExportDialog = laterPart(async () => (await import('../export/ExportDialog')).ExportDialog)
const FilesDialog = laterPart(async () => (await import('../files/FilesDialog')).FilesDialog)
const IssuesDialog = laterPart(async () => (await import('../files/IssuesDialog')).IssuesDialog)
const ExplanationDialog = laterPart(async () => (await import('./ExplanationDialog')).ExplanationDialog)
const ExceptionsDialog = laterPart(async () => (await import('../exceptions/ExceptionsDialog')).ExceptionsDialog)

interface ReportScreenProps {
  /** Messages of the window that are not about the report on screen. */
  readonly bars: ReactNode
  /** The open folder. Null if none is open; then there is a report. */
  readonly dataSet: DataSetSummary | null
  readonly isDesktop: boolean
  /** Null if the first report of this folder has not been completed. */
  readonly report: Report | null
  /** The report that the user waits for; null if none runs. Its table is drawn while it runs, if there is no other report. */
  readonly comingReport: Report | null
  /** Whether the report comes from the history. Its folder may differ from the open one. */
  readonly isFromHistory: boolean
  /** Whether the open folder has the data of the report; null while the engine is asked. */
  readonly evidence: Evidence | null
  /** Whether downtime by hour of the report can be shown. */
  readonly hasHours: boolean
  /** Whether a job runs, which may be about to replace the report. */
  readonly isBusy: boolean
  readonly onOpenFolder: () => void
  /** Lets the user match the files of a folder, beginning with what a notice proposes if there is one. */
  readonly onChangeMapping: (folder: string, notice: FolderNotice | null) => void
  readonly onOpenFolderOfReport: () => void
  /** Makes the report again from the open folder. */
  readonly onRepeat: () => void
  /** Leaves a report of the history. */
  readonly onBack: () => void
  readonly onRun: (settings: ReportSettings) => void
  readonly onNotice: (notice: Notice) => void
  /** A store to open as soon as its report is on screen. */
  readonly wantedStore: WantedStore | null
  readonly onStoreShown: () => void
  /** Watches what is on screen. */
  readonly children: ReactNode
}

type DialogName = 'settings' | 'explanation' | 'export' | 'exceptions' | 'files' | 'issues'

/** The report with its top bar and dialogs. */
export function ReportScreen(props: ReportScreenProps) {
  const { isDesktop, report, isFromHistory, evidence, hasHours, isBusy, onOpenFolder, onBack, onRun, onNotice } = props
  const hasEvidence = evidence === 'kept'
  const drawn = report ?? props.comingReport
  /** The folder of the report, whose files may have changed since. */
  const folder = report === null || report.folder === props.dataSet?.folder ? props.dataSet : null
  /** The data of the report. */
  const dataSet = report === null || hasEvidence ? folder : null
  const missing = isBusy ? null : missingEvidence(evidence, props.onOpenFolderOfReport, props.onRepeat)
  const [openDialog, setOpenDialog] = useState<DialogName | null>(null)
  const closeDialog = (): void => setOpenDialog(null)
  /** What the form for an exception begins with; null for the list of exceptions. */
  const [exceptionDraft, setExceptionDraft] = useState<ExceptionDraft | null>(null)
  /** The report that was on screen when the exceptions changed. */
  const [outdatedReport, setOutdatedReport] = useState<number | null>(null)
  const notices = useNotices(report, dataSet)
  const noticesButton = useRef<HTMLButtonElement>(null)
  const noticeList = useRef<HTMLUListElement>(null)
  const views = useViews()
  const emptiness = report && whyNoObservations(report, dataSet, { instant: formatInstant })

  // The button with the focus disappears, so the focus moves to what brings the notices back.
  const dismissNotices = (): void => {
    flushSync(notices.dismiss)
    noticesButton.current?.focus()
  }
  const showNotices = (): void => {
    flushSync(notices.showAgain)
    noticeList.current?.focus()
  }
  const openFiles = (): void => setOpenDialog('files')
  const chooseFiles = (notice: FolderNotice | null): void => {
    closeDialog()
    if (folder !== null) props.onChangeMapping(folder.folder, notice)
  }
  const openExport = report === null ? null : () => setOpenDialog('export')
  const openSettings = folder === null ? null : () => setOpenDialog('settings')
  useCommand('exportCsv', openExport)
  useCommand('showFiles', folder === null ? null : openFiles)
  useCommand('showIssues', folder === null || folder.issues === 0 ? null : () => setOpenDialog('issues'))
  useCommand('changeReportSettings', openSettings)
  const editExceptions = (draft: ExceptionDraft | null): void => {
    setExceptionDraft(draft)
    setOpenDialog('exceptions')
  }
  useCommand('editExceptions', report === null || folder === null ? null : () => editExceptions(null))

  const settingsDialog = openDialog === 'settings' && folder !== null && (
    <ReportSettingsDialog dataSet={folder} report={report} onRun={onRun} onClose={closeDialog} />
  )
  return (
    <>
      <TopBar
        folder={report?.folder ?? folder?.folder ?? ''}
        hasMenuBar={isDesktop}
        onOpenFolder={onOpenFolder}
        onChangeSettings={openSettings}
        onExport={openExport}
      />
      <div className="bars">
        {props.bars}
        {folder?.files.map((file) => {
          const problem = accountingProblem(file)
          return problem !== null && <Banner key={file.path} tone="error" message={problem} />
        })}
        {report !== null && (isFromHistory || missing !== null) && (
          <PastReportBar
            report={report}
            missing={missing}
            onBack={props.dataSet === null || !isFromHistory ? null : onBack}
          />
        )}
        {report !== null && outdatedReport === report.reportId && !isBusy && (
          <Banner tone="info" message="The closures and special hours have changed since this report was made.">
            <button type="button" className="button primary" onClick={props.onRepeat}>
              Update now
            </button>
          </Banner>
        )}
        {emptiness !== null && <Banner tone="info" message={emptiness} />}
        {notices.unread.length > 0 && (
          <NoticesBar
            listRef={noticeList}
            notices={notices.unread}
            onChooseFiles={chooseFiles}
            onShowFiles={openFiles}
            onDismiss={dismissNotices}
          />
        )}
      </div>
      {drawn === null ? (
        <main className="reportScreen">
          <p>This folder has no report yet.</p>
          {openSettings !== null && (
            <button type="button" className="button primary" onClick={openSettings}>
              Run a report…
            </button>
          )}
          {settingsDialog}
        </main>
      ) : (
        <SelectionProvider
          // Another folder has other stores, so the open store and its row are not those of this folder. Other attributes are other columns.
          key={JSON.stringify([kindOf(drawn), drawn.folder, drawn.attributes])}
          report={drawn}
          hasEvidence={hasEvidence}
          // A report that is being made will have them.
          hasHours={hasHours || report === null}
          missing={missing}
          views={views}
          onNotice={onNotice}
        >
          <main className="reportScreen">
            <ReportFacts
              report={drawn}
              dataSet={dataSet}
              notices={notices.all.length}
              areNoticesShown={notices.unread.length === notices.all.length}
              onShowFiles={openFiles}
              onShowIssues={() => setOpenDialog('issues')}
              noticesRef={noticesButton}
              onShowNotices={showNotices}
              onExplain={() => setOpenDialog('explanation')}
            />
            <ReportBody
              dataSet={dataSet}
              onExplain={() => setOpenDialog('explanation')}
              onExclude={folder === null ? null : (stretch) => editExceptions(draftOfStretch(stretch))}
              views={views}
              onNotice={onNotice}
              wantedStore={props.wantedStore}
              onStoreShown={props.onStoreShown}
            />
          </main>
          {report !== null && props.children}
          {settingsDialog}
          {openDialog === 'explanation' && <ExplanationDialog onClose={closeDialog} />}
          {openDialog === 'exceptions' && folder !== null && (
            <ExceptionsDialog initial={exceptionDraft} onChanged={() => setOutdatedReport(drawn.reportId)} onNotice={onNotice} onClose={closeDialog} />
          )}
          {openDialog === 'export' && <ExportDialog canPrint={isDesktop} loadedAttributes={dataSet?.attributes ?? []} onNotice={onNotice} onClose={closeDialog} />}
        </SelectionProvider>
      )}
      {openDialog === 'files' && folder !== null && (
        <FilesDialog
          dataSet={folder}
          notices={dataSet === null ? folder.notices : notices.all}
          onShowIssues={() => setOpenDialog('issues')}
          onChooseFiles={chooseFiles}
          onClose={closeDialog}
        />
      )}
      {openDialog === 'issues' && folder !== null && <IssuesDialog issues={folder.issues} onClose={closeDialog} />}
    </>
  )
}

/** Why a report has numbers only, and what helps; null if it has more, or while the engine is asked. */
function missingEvidence(evidence: Evidence | null, openFolder: () => void, repeat: () => void): Missing | null {
  switch (evidence) {
    case 'lost':
      return {
        reason: 'The files of this folder have changed since this report was made.',
        remedy: { label: 'Run this report again', run: repeat },
      }
    case 'unknown':
      return { reason: 'The folder of this report is not open.', remedy: { label: 'Open this folder', run: openFolder } }
    default:
      return null
  }
}
