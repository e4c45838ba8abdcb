import { useId, useState } from 'react'
import './FolderForm.css'

interface FolderFormProps {
  readonly onOpen: (path: string) => void
}

/** For a browser, which has no folder dialog that would tell a path. */
export function FolderForm({ onOpen }: FolderFormProps) {
  const fieldId = useId()
  const [path, setPath] = useState('')
  const trimmedPath = path.trim()
  return (
    <form
      className="folderForm"
      onSubmit={(event) => {
        event.preventDefault()
        if (trimmedPath !== '') onOpen(trimmedPath)
      }}
    >
      <label htmlFor={fieldId}>Folder path</label>
      <div className="folderFormRow">
        <input
          id={fieldId}
          className="field"
          value={path}
          onChange={(event) => setPath(event.target.value)}
          placeholder="/home/me/store-data"
          autoComplete="off"
          spellCheck={false}
        />
        <button type="submit" className="button primary" disabled={trimmedPath === ''}>
          Open
        </button>
      </div>
    </form>
  )
}
