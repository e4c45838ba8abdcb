import type { Overview } from '../../shared/operations/folder'
import { FileExamples } from './FileExamples'
import { FolderBrowser } from './FolderBrowser'
import { FolderForm } from './FolderForm'
import icon from '../ui/icon.svg'
import { RecentFolders } from './RecentFolders'
import { useRunCommand } from '../commands/useCommands'
import './StartScreen.css'

interface StartScreenProps {
  readonly overview: Overview
  /** Opens the folder dialog of the system. */
  readonly onChooseFolder: () => void
  readonly onOpenFolder: (path: string) => void
  readonly onOpenSampleData: () => void
}

export function StartScreen({ overview, onChooseFolder, onOpenFolder, onOpenSampleData }: StartScreenProps) {
  const run = useRunCommand()
  const isDesktop = overview.door === 'desktop'
  return (
    <main className="startScreen">
      <div className="startCard">
        <header className="startHeader">
          <img src={icon} alt="" width={48} height={48} />
          <div>
            <h1>Store Monitor</h1>
            <p>Uptime and downtime of every store during business hours, from a folder of CSV files.</p>
          </div>
        </header>
        {!isDesktop && <FolderForm example={overview.recentFolders[0]} error={null} onOpen={onOpenFolder} />}
        {!isDesktop && <FolderBrowser onOpen={onOpenFolder} />}
        <div className="startActions">
          {isDesktop && (
            <button type="button" className="button primary" onClick={onChooseFolder}>
              Open folder…
            </button>
          )}
          <button type="button" className="button" onClick={onOpenSampleData}>
            Try the sample data
          </button>
          <button type="button" className="button" onClick={() => run('showHistory')}>
            History…
          </button>
        </div>
        <p className="muted">
          {isDesktop && 'You can also drop a folder on this window. '}
          Polls are required. Business hours, time zones, names of stores and closures are optional. Your files are never changed.
        </p>
        <RecentFolders folders={overview.recentFolders} onOpen={onOpenFolder} />
        <FileExamples />
        <p className="startLinks">
          <button type="button" className="linkButton" onClick={() => run('editPreferences')}>
            Preferences
          </button>
          <button type="button" className="linkButton" onClick={() => run('showShortcuts')}>
            Keyboard shortcuts
          </button>
        </p>
      </div>
    </main>
  )
}
