import { FolderForm } from './FolderForm'
import { ModalDialog } from '../ui/ModalDialog'
import { RecentFolders } from './RecentFolders'
import './OpenFolderDialog.css'

interface OpenFolderDialogProps {
  /** Null while none is open. */
  readonly shownFolder: string | null
  readonly recentFolders: readonly string[]
  /** Why the last one could not be opened. */
  readonly error: string | null
  readonly onOpen: (path: string) => void
  readonly onClose: () => void
}

/** The browser's stand-in for the system's folder dialog. */
export function OpenFolderDialog({ shownFolder, recentFolders, error, onOpen, onClose }: OpenFolderDialogProps) {
  return (
    <ModalDialog title="Open folder" onClose={onClose}>
      <div className="openFolderBody">
        <FolderForm example={shownFolder ?? recentFolders[0]} error={error} onOpen={onOpen} />
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
