import { AppMenu } from './AppMenu'
import { baseName } from '../format/paths'
import icon from '../ui/icon.svg'
import { useRunCommand } from '../commands/useCommands'
import './TopBar.css'

interface TopBarProps {
  readonly folder: string
  /** Whether the window has a menu bar. */
  readonly hasMenuBar: boolean
  readonly onOpenFolder: () => void
  /** Null if the folder of the report is not open. */
  readonly onChangeSettings: (() => void) | null
  /** Null if there is no report. */
  readonly onExport: (() => void) | null
}

export function TopBar(props: TopBarProps) {
  const { folder, hasMenuBar, onOpenFolder, onChangeSettings, onExport } = props
  const run = useRunCommand()
  return (
    <header className="topBar" data-region="top">
      <img src={icon} alt="" width={24} height={24} />
      <h1>Store Monitor</h1>
      <p className="topBarFolder" title={folder}>
        {baseName(folder)}
      </p>
      <button type="button" className="button" onClick={onOpenFolder}>
        Open folder…
      </button>
      <button
        type="button"
        className="button"
        aria-haspopup="dialog"
        disabled={onChangeSettings === null}
        onClick={() => {
          onChangeSettings?.()
        }}
      >
        Report settings…
      </button>
      <button type="button" className="button" onClick={() => run('showHistory')}>
        History
      </button>
      <button
        type="button"
        className="button primary"
        disabled={onExport === null}
        onClick={() => {
          onExport?.()
        }}
      >
        Export…
      </button>
      {!hasMenuBar && <AppMenu />}
    </header>
  )
}
