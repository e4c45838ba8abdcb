import { useState } from 'react'
import { accountingProblem } from '../shared/accounting'
import type { IssueSelection } from '../shared/contract'
import type { DataSetSummary, Report } from '../shared/report'
import { Banner } from './Banner'
import { FilesDialog } from './FilesDialog'
import { IssuesDialog } from './IssuesDialog'
import { ReportFacts } from './ReportFacts'
import { ReportSettingsForm } from './ReportSettingsForm'
import { ReportTable } from './ReportTable'
import type { Notice, ReportSettings } from './session'
import { TopBar } from './TopBar'
import { useCommand } from './useCommands'
import './ReportScreen.css'

interface ReportScreenProps {
  readonly dataSet: DataSetSummary
  readonly hasMenuBar: boolean
  /** Null when the first report of this folder did not come to its end. */
  readonly report: Report | null
  readonly onOpenFolder: () => void
  readonly onRun: (settings: ReportSettings) => void
  readonly onNotice: (notice: Notice) => void
}

export function ReportScreen({ dataSet, hasMenuBar, report, onOpenFolder, onRun, onNotice }: ReportScreenProps) {
  const [isChangingSettings, setIsChangingSettings] = useState(false)
  const [isShowingFiles, setIsShowingFiles] = useState(false)
  const [shownIssues, setShownIssues] = useState<IssueSelection | null>(null)
  const [isExporting, setIsExporting] = useState(false)

  useCommand('exportCsv', report === null ? null : () => setIsExporting(true))
  useCommand('changeReportSettings', () => setIsChangingSettings(!isChangingSettings))

  return (
    <>
      <TopBar
        folder={dataSet.folder}
        hasMenuBar={hasMenuBar}
        onOpenFolder={onOpenFolder}
        isChangingSettings={isChangingSettings}
        onChangeSettings={() => setIsChangingSettings(!isChangingSettings)}
        onExport={report === null ? null : () => setIsExporting(true)}
      />
      {dataSet.files.map((file) => {
        const problem = accountingProblem(file)
        return problem !== null && <Banner key={file.path} tone="error" message={problem} />
      })}
      <main className="reportScreen">
        {report === null ? (
          <p>There is no report of this folder yet.</p>
        ) : (
          <ReportFacts
            report={report}
            dataSet={dataSet}
            onShowFiles={() => setIsShowingFiles(true)}
            onShowIssues={() => setShownIssues({ code: null, file: null })}
          />
        )}
        {(isChangingSettings || report === null) && (
          <ReportSettingsForm key={report?.reportId} dataSet={dataSet} report={report} onRun={onRun} />
        )}
        {report !== null && (
          <ReportTable
            report={report}
            isExporting={isExporting}
            onExportClosed={() => setIsExporting(false)}
            onExported={(message) => onNotice({ tone: 'info', message })}
          />
        )}
      </main>
      {isShowingFiles && (
        <FilesDialog
          dataSet={dataSet}
          onShowIssues={(selection) => {
            setIsShowingFiles(false)
            setShownIssues(selection)
          }}
          onClose={() => setIsShowingFiles(false)}
        />
      )}
      {shownIssues !== null && (
        <IssuesDialog issues={dataSet.issues} selection={shownIssues} onClose={() => setShownIssues(null)} />
      )}
    </>
  )
}
