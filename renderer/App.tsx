import { useState } from 'react'
import { Banner } from './Banner'
import { OpenFolderDialog } from './OpenFolderDialog'
import { ProgressPanel } from './ProgressPanel'
import { ReportScreen } from './ReportScreen'
import { errorNotice } from './session'
import { StartScreen } from './StartScreen'
import { useTransport } from './transport'
import { useFolderDrop } from './useFolderDrop'
import { usePreferences } from './usePreferences'
import { useReportSession } from './useReportSession'
import { useMenu } from './useTransportEvents'
import './App.css'

export function App() {
  const transport = useTransport()
  const session = useReportSession()
  const { overview, job, notice } = session.state
  const { failure } = usePreferences()
  const [isAskingFolder, setIsAskingFolder] = useState(false)

  async function chooseFolder(): Promise<void> {
    if (job !== null) return
    if (overview?.door === 'browser') return setIsAskingFolder(true)
    const chosen = await transport.call('chooseFolder', {})
    if (!chosen.ok) session.notify(errorNotice(chosen.error))
    else if (chosen.value !== null) session.openFolder(chosen.value)
  }

  useMenu((item) => {
    if (item === 'openFolder') void chooseFolder()
  })

  const isDragging = useFolderDrop((file) => {
    const message = 'A browser does not tell where a folder lies. Type its path instead.'
    if (transport.pathOf) session.openFolder(transport.pathOf(file))
    else session.notify({ tone: 'info', message })
  })

  return (
    <div className="app">
      {notice !== null && (
        <Banner tone={notice.tone} message={notice.message}>
          {overview === null && (
            <button type="button" className="button" onClick={session.begin}>
              Try again
            </button>
          )}
          <button type="button" className="button" onClick={() => session.notify(null)}>
            Dismiss
          </button>
        </Banner>
      )}
      {failure !== null && <Banner tone="error" message={`Your preferences could not be kept. ${failure.message}`} />}
      {overview !== null &&
        (overview.dataSet === null ? (
          <StartScreen
            overview={overview}
            onChooseFolder={() => void chooseFolder()}
            onOpenFolder={session.openFolder}
            onOpenSampleData={session.openSampleData}
          />
        ) : (
          <ReportScreen
            dataSet={overview.dataSet}
            report={overview.report}
            onOpenFolder={() => void chooseFolder()}
            onRun={session.runReport}
            onNotice={session.notify}
          />
        ))}
      {isAskingFolder && overview !== null && (
        <OpenFolderDialog
          recentFolders={overview.recentFolders}
          onOpen={(path) => {
            setIsAskingFolder(false)
            session.openFolder(path)
          }}
          onClose={() => setIsAskingFolder(false)}
        />
      )}
      {job !== null && <ProgressPanel job={job} onCancel={session.cancelJob} />}
      {isDragging && transport.pathOf && (
        <div className="dropHint">
          <p>Drop the folder to open it</p>
        </div>
      )}
    </div>
  )
}
