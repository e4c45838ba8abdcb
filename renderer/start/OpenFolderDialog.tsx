import { FolderBrowser } from './FolderBrowser'
import { FolderForm } from './FolderForm'
import { ModalDialog } from '../ui/ModalDialog'
import { RecentFolders } from './RecentFolders'
import './OpenFolderDialog.css'

interface OpenFolderDialogProps {
  /** The open folder; null if there is none. */
  readonly shownFolder: string | null
  readonly recentFolders: readonly string[]
  /** Why the last folder could not be opened. */
  readonly error: string | null
  readonly onOpen: (path: string) => void
  readonly onClose: () => void
}

/** Replaces the folder dialog of the system in a browser. */
export function OpenFolderDialog({ shownFolder, recentFolders, error, onOpen, onClose }: OpenFolderDialogProps) {
  return (
    <ModalDialog title="Open folder" onClose={onClose}>
      <div className="openFolderBody">
        <FolderForm example={shownFolder ?? recentFolders[0]} error={error} onOpen={onOpen} />
        <FolderBrowser onOpen={onOpen} />
        <RecentFolders folders={recentFolders} onOpen={onOpen} />
      </div>
      <div className="dialogActions">
        <button type="button" className="button" onClick={onClose}>
          Cancel
        </button>
      </div>
    </ModalDialog>
  )
}
