import { useId, useState } from 'react'
import { ErrorText } from '../ui/ErrorText'
import './FolderForm.css'

interface FolderFormProps {
  /** A folder path to show as an example. */
  readonly example: string | undefined
  /** Why the last folder could not be opened. */
  readonly error: string | null
  readonly onOpen: (path: string) => void
}

/** Asks for a folder path in a browser, because browsers hide the paths of chosen folders. */
export function FolderForm({ example = '/home/me/store-data', error, onOpen }: FolderFormProps) {
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
          placeholder={example}
          aria-invalid={error !== null}
          autoComplete="off"
          spellCheck={false}
        />
        <button type="submit" className="button primary" disabled={trimmedPath === ''}>
          Open
        </button>
      </div>
      <ErrorText message={error} />
    </form>
  )
}
