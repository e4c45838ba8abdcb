import { useState } from 'react'
import type { DataSetSummary, Report } from '../shared/report'
import { IssuesDialog } from './IssuesDialog'
import { ReportFacts } from './ReportFacts'
import { ReportSettingsForm } from './ReportSettingsForm'
import { ReportTable } from './ReportTable'
import type { Notice, ReportSettings } from './session'
import { TopBar } from './TopBar'
import { useMenu } from './useTransportEvents'
import './ReportScreen.css'

interface ReportScreenProps {
  readonly dataSet: DataSetSummary
  /** Null when the first report of this folder did not come to its end. */
  readonly report: Report | null
  readonly onOpenFolder: () => void
  readonly onRun: (settings: ReportSettings) => void
  readonly onNotice: (notice: Notice) => void
}

export function ReportScreen({ dataSet, report, onOpenFolder, onRun, onNotice }: ReportScreenProps) {
  const [isChangingSettings, setIsChangingSettings] = useState(false)
  const [isShowingIssues, setIsShowingIssues] = useState(false)
  const [isExporting, setIsExporting] = useState(false)

  useMenu((item) => {
    if (item === 'exportCsv' && report !== null) setIsExporting(true)
  })

  return (
    <>
      <TopBar
        folder={dataSet.folder}
        onOpenFolder={onOpenFolder}
        isChangingSettings={isChangingSettings}
        onChangeSettings={() => setIsChangingSettings(!isChangingSettings)}
        onExport={report === null ? null : () => setIsExporting(true)}
      />
      <main className="reportScreen">
        {report === null ? (
          <p>There is no report of this folder yet.</p>
        ) : (
          <ReportFacts report={report} dataSet={dataSet} onShowIssues={() => setIsShowingIssues(true)} />
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
      {isShowingIssues && <IssuesDialog issues={dataSet.issues} onClose={() => setIsShowingIssues(false)} />}
    </>
  )
}
