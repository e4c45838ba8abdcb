import { useEffect, useState } from 'react'
import { AddressOfScreen } from './AddressOfScreen'
import { Banner } from '../ui/Banner'
import { ChangesBar } from './ChangesBar'
import { DesktopMenu } from './DesktopMenu'
import { Help } from '../help/Help'
import { problemText } from '../history/historyProblem'
import { StartNewHistory } from '../history/StartNewHistory'
import { laterPart } from '../ui/laterPart'
import { noteFirstScreen } from '../hooks/firstScreen'
import { NewDataBar } from './NewDataBar'
import { OpenFolderDialog } from '../start/OpenFolderDialog'
import { ProgressPanel } from './ProgressPanel'
import type { WantedStore } from '../report/ReportBody'
import type { Report } from '../../shared/report/report'
import { errorNotice } from '../ui/notice'
import { ShortcutsDialog } from './ShortcutsDialog'
import { StartScreen } from '../start/StartScreen'
import { Toast } from './Toast'
import { useTransport } from '../transport/transport'
import { useCommand } from '../commands/useCommands'
import { useEndNotification } from './useEndNotification'
import { useFolderDrop } from '../start/useFolderDrop'
import { usePreferences } from '../preferences/usePreferences'
import { useRegionKeys } from './useRegionKeys'
import { useSession } from './useSession'
import { useTheme } from './useTheme'
import { useWantedFolder } from './useWantedFolder'
import { useWindowStatus } from './useWindowStatus'
import './App.css'

// The first screen needs none of these. The table alone is more than half of the page's program, and is needed next.
const ReportScreen = laterPart(async () => (await import('../report/ReportScreen')).ReportScreen, 'next')
const MappingDialog = laterPart(async () => (await import('../mapping/MappingDialog')).MappingDialog)
const HistoryDialog = laterPart(async () => (await import('../history/HistoryDialog')).HistoryDialog)
const PreferencesDialog = laterPart(async () => (await import('../preferences/PreferencesDialog')).PreferencesDialog)

export function App() {
  const transport = useTransport()
  const session = useSession()
  const { overview, question, change, job, notice, isFromHistory, evidence, hasHours, historyProblem } = session.state
  const { failure } = usePreferences()
  const [openDialog, setOpenDialog] = useState<'folder' | 'history' | 'preferences' | 'shortcuts' | null>(null)
  const [isProblemRead, setIsProblemRead] = useState(false)
  const [readProblems, setReadProblems] = useState(0)
  const unreadProblems = overview?.userDataProblems.slice(readProblems) ?? []
  const closeDialog = (): void => setOpenDialog(null)
  const [wantedStore, setWantedStore] = useState<WantedStore | null>(null)

  async function chooseFolder(): Promise<void> {
    if (job !== null) return
    if (overview?.door === 'browser') {
      // The dialog shows what is wrong with a folder.
      session.notify(null)
      return setOpenDialog('folder')
    }
    const chosen = await transport.call('chooseFolder', {})
    if (!chosen.ok) session.notify(errorNotice(chosen.error))
    else if (chosen.value !== null) void session.openFolder(chosen.value)
  }

  /** The dialog keeps what was typed until the folder is open. */
  async function openTypedFolder(path: string): Promise<void> {
    if (await session.openFolder(path)) closeDialog()
  }

  function openStore(report: Report, storeId: string): void {
    closeDialog()
    if (report.reportId !== overview?.report?.reportId) session.openReport(report)
    setWantedStore({ reportId: report.reportId, storeId })
  }

  useCommand('openFolder', () => void chooseFolder())
  useCommand('showHistory', overview === null ? null : () => setOpenDialog('history'))
  useCommand('editPreferences', () => setOpenDialog('preferences'))
  useCommand('showShortcuts', () => setOpenDialog('shortcuts'))
  const hasFirstScreen = overview !== null
  useEffect(() => {
    if (hasFirstScreen) noteFirstScreen()
  }, [hasFirstScreen])
  useTheme()
  useEndNotification(session.state)
  useRegionKeys()
  useWindowStatus(session.state)
  useWantedFolder(session.state, (path) => void session.openFolder(path))

  const isDragging = useFolderDrop((file) => {
    const message = 'Browsers hide folder paths. Please type the path.'
    if (transport.pathOf) void session.openFolder(transport.pathOf(file))
    else session.notify({ tone: 'info', message })
  })

  const hasReportScreen = overview !== null && (overview.dataSet !== null || overview.report !== null)
  const bars = (
    <>
      {notice?.tone === 'error' && openDialog !== 'folder' && (
        <Banner tone="error" message={notice.message}>
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
      {historyProblem !== null && !isProblemRead && (
        <Banner
          tone="warning"
          message={problemText(historyProblem, 'Reports will not be kept after this session.')}
        >
          <StartNewHistory problem={historyProblem} onNotice={session.notify} />
          <button type="button" className="button" onClick={() => setIsProblemRead(true)}>
            Dismiss
          </button>
        </Banner>
      )}
      {unreadProblems.length > 0 && (
        <Banner tone="warning" message={unreadProblems.join(' ')}>
          <button type="button" className="button" onClick={() => setReadProblems(readProblems + unreadProblems.length)}>
            Dismiss
          </button>
        </Banner>
      )}
      {failure !== null && <Banner tone="error" message={`Your preferences could not be saved. ${failure.message}`} />}
      {job?.isQuiet && (
        <Banner tone="info" message="Updating the report with the new data…">
          <button type="button" className="button" onClick={session.cancelJob}>
            Cancel
          </button>
        </Banner>
      )}
      {overview?.newData && (
        <NewDataBar
          newData={overview.newData}
          isRunning={job?.isQuiet ?? false}
          mayStart={job === null && !isFromHistory}
          onRun={session.runOnNewData}
        />
      )}
      {change !== null && (
        <ChangesBar
          key={change.after.reportId}
          before={change.before}
          after={change.after}
          onOpenStore={openStore}
          onDismiss={session.dismissChange}
        />
      )}
    </>
  )

  return (
    <div className="app">
      {overview?.door === 'desktop' && <DesktopMenu />}
      {!hasReportScreen && <div className="bars">{bars}</div>}
      {overview !== null &&
        (!hasReportScreen ? (
          <StartScreen
            overview={overview}
            onChooseFolder={() => void chooseFolder()}
            onOpenFolder={(path) => void session.openFolder(path)}
            onOpenSampleData={session.openSampleData}
          />
        ) : (
          <ReportScreen
            bars={bars}
            dataSet={overview.dataSet}
            isDesktop={overview.door === 'desktop'}
            report={overview.report}
            comingReport={job?.kind === 'report' && !job.isQuiet ? job.report : null}
            isFromHistory={isFromHistory}
            evidence={evidence}
            hasHours={hasHours}
            isBusy={job !== null}
            onOpenFolder={() => void chooseFolder()}
            onChangeMapping={session.askMapping}
            onOpenFolderOfReport={session.openFolderOfReport}
            onRepeat={session.repeatReport}
            onBack={session.begin}
            onRun={session.runReport}
            onNotice={session.notify}
            wantedStore={wantedStore}
            onStoreShown={() => setWantedStore(null)}
          >
            <AddressOfScreen
              isAutomatic={session.state.isAutomatic}
              isShareable={overview.door === 'browser'}
              onOpenReport={session.openLink}
              onNotice={session.notify}
            />
          </ReportScreen>
        ))}
      {openDialog === 'history' && overview !== null && (
        <HistoryDialog
          shownReport={overview.report}
          folder={overview.dataSet?.folder ?? null}
          problem={historyProblem}
          onNotice={session.notify}
          onOpen={(report) => {
            closeDialog()
            session.openReport(report)
          }}
          onOpenStore={openStore}
          onClose={closeDialog}
        />
      )}
      {openDialog === 'folder' && overview !== null && (
        <OpenFolderDialog
          shownFolder={overview.dataSet?.folder ?? null}
          recentFolders={overview.recentFolders}
          error={notice?.tone === 'error' ? notice.message : null}
          onOpen={(path) => void openTypedFolder(path)}
          onClose={() => {
            session.notify(null)
            closeDialog()
          }}
        />
      )}
      {question !== null && (
        <MappingDialog
          inspection={question.inspection}
          onOpen={session.answerMapping}
          onClose={session.dismissMapping}
        />
      )}
      {openDialog === 'preferences' && <PreferencesDialog isDesktop={overview?.door === 'desktop'} onClose={closeDialog} />}
      {openDialog === 'shortcuts' && <ShortcutsDialog isDesktop={overview?.door === 'desktop'} onClose={closeDialog} />}
      <Help />
      {job !== null && !job.isQuiet && <ProgressPanel job={job} onCancel={session.cancelJob} />}
      {isDragging && transport.pathOf && (
        <div className="dropHint">
          <p>Drop the folder to open it</p>
        </div>
      )}
      <Toast
        notice={notice?.tone === 'info' ? notice : null}
        onNotice={session.notify}
        onGone={() => session.notify(null)}
      />
    </div>
  )
}
