import { FolderForm } from './FolderForm'
import { ModalDialog } from './ModalDialog'
import { RecentFolders } from './RecentFolders'
import './OpenFolderDialog.css'

interface OpenFolderDialogProps {
  readonly recentFolders: readonly string[]
  readonly onOpen: (path: string) => void
  readonly onClose: () => void
}

/** The browser's stand-in for the system's folder dialog. */
export function OpenFolderDialog({ recentFolders, onOpen, onClose }: OpenFolderDialogProps) {
  return (
    <ModalDialog title="Open folder" onClose={onClose}>
      <div className="openFolderBody">
        <FolderForm onOpen={onOpen} />
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
