import { baseName } from '../format/paths'
import './RecentFolders.css'

interface RecentFoldersProps {
  readonly folders: readonly string[]
  readonly onOpen: (path: string) => void
}

export function RecentFolders({ folders, onOpen }: RecentFoldersProps) {
  if (folders.length === 0) return null
  return (
    <nav className="recentFolders" aria-label="Recent folders">
      <h3>Recent folders</h3>
      <ul>
        {folders.map((folder) => (
          <li key={folder}>
            <button type="button" className="listButton recentFolder" title={folder} onClick={() => onOpen(folder)}>
              <span>{baseName(folder)}</span>
              <span className="muted recentFolderPath">{folder}</span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}
