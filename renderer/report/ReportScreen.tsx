import { useRef, useState, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { accountingProblem } from '../../shared/folder/accounting'
import { kindOf } from '../../shared/report/columns'
import { whyNoObservations } from '../../shared/report/whyNoObservations'
import type { DataSetSummary, Notice as FolderNotice } from '../../shared/folder/dataSet'
import type { Report } from '../../shared/report/report'
import type { ReportSettings } from '../../shared/report/reportSettings'
import { Banner } from '../ui/Banner'
import { ExportDialog } from '../export/ExportDialog'
import { FilesDialog } from '../files/FilesDialog'
import { formatInstant } from '../format/times'
import { IssuesDialog } from '../files/IssuesDialog'
import { NoticesBar } from '../files/NoticesBar'
import { useNotices } from '../files/useNotices'
import { PastReportBar } from './PastReportBar'
import { ReportFacts } from './ReportFacts'
import { ExplanationDialog } from './ExplanationDialog'
import { ReportSettingsDialog } from '../settings/ReportSettingsDialog'
import { ReportBody, type WantedStore } from './ReportBody'
import { SelectionProvider } from '../selection/SelectionProvider'
import type { Notice } from '../ui/notice'
import { TopBar } from './TopBar'
import { useCommand } from '../commands/useCommands'
import { useViews } from '../views/useViews'
import './ReportScreen.css'

interface ReportScreenProps {
  /** Messages of the window that are not about the report on screen. */
  readonly bars: ReactNode
  /** The open folder. Null if none is open; then there is a report. */
  readonly dataSet: DataSetSummary | null
  readonly isDesktop: boolean
  /** Null if the first report of this folder has not been completed. */
  readonly report: Report | null
  /** Whether the report comes from the history. Its folder may differ from the open one. */
  readonly isFromHistory: boolean
  readonly onOpenFolder: () => void
  /** Lets the user match the files of a folder, beginning with what a notice proposes if there is one. */
  readonly onChangeMapping: (folder: string, notice: FolderNotice | null) => void
  readonly onOpenFolderOfReport: () => void
  /** Leaves a report of the history. */
  readonly onBack: () => void
  readonly onRun: (settings: ReportSettings) => void
  readonly onNotice: (notice: Notice) => void
  /** A store to open as soon as its report is on screen. */
  readonly wantedStore: WantedStore | null
  readonly onStoreShown: () => void
}

type DialogName = 'settings' | 'explanation' | 'export' | 'files' | 'issues'

/** The report with its top bar and dialogs. */
export function ReportScreen(props: ReportScreenProps) {
  const { isDesktop, report, isFromHistory, onOpenFolder, onOpenFolderOfReport, onBack, onRun, onNotice } = props
  const isFolderOpen = report === null || report.folder === props.dataSet?.folder
  /** The data of the report on screen. */
  const dataSet = isFolderOpen ? props.dataSet : null
  const [openDialog, setOpenDialog] = useState<DialogName | null>(null)
  const closeDialog = (): void => setOpenDialog(null)
  const notices = useNotices(report, dataSet)
  const noticesButton = useRef<HTMLButtonElement>(null)
  const noticeList = useRef<HTMLUListElement>(null)
  const views = useViews()
  // The data may have changed since a report of the history was made.
  const emptiness = report && whyNoObservations(report, isFromHistory ? null : dataSet, { instant: formatInstant })

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
    if (dataSet !== null) props.onChangeMapping(dataSet.folder, notice)
  }
  const openExport = report === null ? null : () => setOpenDialog('export')
  const openSettings = dataSet === null ? null : () => setOpenDialog('settings')
  useCommand('exportCsv', openExport)
  useCommand('showFiles', dataSet === null ? null : openFiles)
  useCommand('showIssues', dataSet === null || dataSet.issues === 0 ? null : () => setOpenDialog('issues'))
  useCommand('changeReportSettings', openSettings)

  const settingsDialog = openDialog === 'settings' && dataSet !== null && (
    <ReportSettingsDialog dataSet={dataSet} report={report} onRun={onRun} onClose={closeDialog} />
  )
  return (
    <>
      <TopBar
        folder={report?.folder ?? dataSet?.folder ?? ''}
        hasMenuBar={isDesktop}
        onOpenFolder={onOpenFolder}
        onChangeSettings={openSettings}
        onExport={openExport}
      />
      <div className="bars">
        {props.bars}
        {dataSet?.files.map((file) => {
          const problem = accountingProblem(file)
          return problem !== null && <Banner key={file.path} tone="error" message={problem} />
        })}
        {isFromHistory && report !== null && (
          <PastReportBar
            report={report}
            isFolderOpen={isFolderOpen}
            onOpenFolder={onOpenFolderOfReport}
            onBack={props.dataSet === null ? null : onBack}
          />
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
      {report === null ? (
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
        <SelectionProvider key={kindOf(report)} report={report} views={views} onNotice={onNotice}>
          <main className="reportScreen">
            <ReportFacts
              report={report}
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
              isFolderOpen={isFolderOpen}
              onOpenFolder={onOpenFolderOfReport}
              onExplain={() => setOpenDialog('explanation')}
              views={views}
              onNotice={onNotice}
              wantedStore={props.wantedStore}
              onStoreShown={props.onStoreShown}
            />
          </main>
          {settingsDialog}
          {openDialog === 'explanation' && <ExplanationDialog onClose={closeDialog} />}
          {openDialog === 'export' && <ExportDialog canPrint={isDesktop} onNotice={onNotice} onClose={closeDialog} />}
        </SelectionProvider>
      )}
      {openDialog === 'files' && dataSet !== null && (
        <FilesDialog
          dataSet={dataSet}
          notices={notices.all}
          onShowIssues={() => setOpenDialog('issues')}
          onChooseFiles={chooseFiles}
          onClose={closeDialog}
        />
      )}
      {openDialog === 'issues' && dataSet !== null && <IssuesDialog issues={dataSet.issues} onClose={closeDialog} />}
    </>
  )
}
