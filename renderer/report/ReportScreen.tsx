import { useRef, useState, type ReactNode } from 'react'
import { accountingProblem } from '../../shared/folder/accounting'
import { kindOf } from '../../shared/report/columns'
import { noPollCounts } from '../../shared/report/noPollCounts'
import type { DataSetSummary } from '../../shared/folder/dataSet'
import type { Report } from '../../shared/report/report'
import type { ReportSettings } from '../../shared/report/reportSettings'
import { Banner } from '../ui/Banner'
import { FilesDialog } from '../files/FilesDialog'
import { formatInstant } from '../format/times'
import { IssuesDialog } from '../files/IssuesDialog'
import { PastReportBar } from './PastReportBar'
import { ReportFacts } from './ReportFacts'
import { ExplanationDialog } from './ExplanationDialog'
import { ReportSettingsDialog } from '../settings/ReportSettingsDialog'
import { ReportTable } from './ReportTable'
import type { Shown } from '../selection/onScreen'
import type { Notice } from '../ui/notice'
import { TopBar } from './TopBar'
import { useCommand } from '../commands/useCommands'
import { useViews } from '../views/useViews'
import './ReportScreen.css'

interface ReportScreenProps {
  /** What the window has to tell, besides what is about the report on screen. */
  readonly bars: ReactNode
  /** Null while no folder is open; then there is a report. */
  readonly dataSet: DataSetSummary | null
  readonly isDesktop: boolean
  /** Null when the first report of this folder did not come to its end. */
  readonly report: Report | null
  /** The report need not be one of the open folder. */
  readonly isFromHistory: boolean
  readonly onOpenFolder: () => void
  /** Lets the user say which file of a folder is what. */
  readonly onChangeMapping: (folder: string) => void
  readonly onOpenFolderOfReport: () => void
  /** Leaves a report of the history. */
  readonly onBack: () => void
  readonly onRun: (settings: ReportSettings) => void
  readonly onNotice: (notice: Notice) => void
}

export function ReportScreen(props: ReportScreenProps) {
  const { isDesktop, report, isFromHistory, onOpenFolder, onOpenFolderOfReport, onBack, onRun, onNotice } = props
  const isFolderOpen = report === null || report.folder === props.dataSet?.folder
  /** The data of the report on screen. */
  const dataSet = isFolderOpen ? props.dataSet : null
  const shown = useRef<Shown | null>(null)
  /** What was shown when the dialog was opened; undefined while it is closed. */
  const [shownToSettings, setShownToSettings] = useState<Shown | null>()
  const [shownToExplain, setShownToExplain] = useState<Shown | null>()
  const [isShowingFiles, setIsShowingFiles] = useState(false)
  const [isShowingIssues, setIsShowingIssues] = useState(false)
  const [isExporting, setIsExporting] = useState(false)
  const views = useViews()
  // The data may be other by now than it was for a report of the history.
  const emptiness = report && noPollCounts(report, isFromHistory ? null : dataSet, { instant: formatInstant })

  useCommand('exportCsv', report === null ? null : () => setIsExporting(true))
  useCommand('showFiles', dataSet === null ? null : () => setIsShowingFiles(true))
  useCommand('showIssues', dataSet === null || dataSet.issues === 0 ? null : () => setIsShowingIssues(true))
  useCommand('changeReportSettings', dataSet === null ? null : changeSettings)

  function changeSettings(): void {
    setShownToSettings(shown.current)
  }

  function explain(): void {
    setShownToExplain(shown.current)
  }

  return (
    <>
      <TopBar
        folder={report?.folder ?? dataSet?.folder ?? ''}
        hasMenuBar={isDesktop}
        onOpenFolder={onOpenFolder}
        onChangeSettings={dataSet === null ? null : changeSettings}
        onExport={report === null ? null : () => setIsExporting(true)}
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
      </div>
      <main className="reportScreen">
        {report === null ? (
          <>
            <p>There is no report of this folder yet.</p>
            {dataSet !== null && (
              <button type="button" className="button primary" onClick={changeSettings}>
                Run a report…
              </button>
            )}
          </>
        ) : (
          <ReportFacts
            report={report}
            dataSet={dataSet}
            onShowFiles={() => setIsShowingFiles(true)}
            onShowIssues={() => setIsShowingIssues(true)}
            onExplain={explain}
          />
        )}
        {report !== null && (
          <ReportTable
            key={kindOf(report)}
            report={report}
            onShown={(now) => {
              shown.current = now
            }}
            onExplain={explain}
            isFolderOpen={isFolderOpen}
            onOpenFolder={onOpenFolderOfReport}
            views={views}
            isExporting={isExporting}
            onExportClosed={() => setIsExporting(false)}
            canPrint={isDesktop}
            onExported={(message, file) => onNotice({ tone: 'info', message, ...(file !== undefined && { file }) })}
            onMessage={(message) => onNotice({ tone: 'info', message })}
            onRefused={(message) => onNotice({ tone: 'error', message })}
          />
        )}
      </main>
      {shownToSettings !== undefined && dataSet !== null && (
        <ReportSettingsDialog
          dataSet={dataSet}
          report={report}
          shown={shownToSettings}
          onRun={onRun}
          onClose={() => setShownToSettings(undefined)}
        />
      )}
      {shownToExplain !== undefined && report !== null && (
        <ExplanationDialog
          report={report}
          storeId={shownToExplain?.storeId ?? null}
          onClose={() => setShownToExplain(undefined)}
        />
      )}
      {isShowingFiles && dataSet !== null && (
        <FilesDialog
          dataSet={dataSet}
          onShowIssues={() => {
            setIsShowingFiles(false)
            setIsShowingIssues(true)
          }}
          onChangeMapping={() => {
            setIsShowingFiles(false)
            props.onChangeMapping(dataSet.folder)
          }}
          onClose={() => setIsShowingFiles(false)}
        />
      )}
      {isShowingIssues && dataSet !== null && (
        <IssuesDialog issues={dataSet.issues} onClose={() => setIsShowingIssues(false)} />
      )}
    </>
  )
}
