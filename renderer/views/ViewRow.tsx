import { useState, type SubmitEvent } from 'react'
import { maximumNameLength } from '../../shared/preferences/preferenceLimits'

interface ViewRowProps {
  readonly name: string
  /** What has the name. */
  readonly kind: 'view' | 'list'
  /** Stands after the name. */
  readonly note?: string
  readonly isCurrent: boolean
  /** Whether another one has this name. */
  readonly isTaken: (name: string) => boolean
  readonly onChoose: () => void
  readonly onRename: (newName: string) => void
  readonly onRemove: () => void
  /** Moves the focus, because the element that had it is removed. */
  readonly onDone: () => void
}

/** A view or a list with a name, with buttons to choose, rename and delete it. */
export function ViewRow({ name, kind, note, isCurrent, isTaken, onChoose, onRename, onRemove, onDone }: ViewRowProps) {
  const [doing, setDoing] = useState<'nothing' | 'renaming' | 'removing'>('nothing')
  const [newName, setNewName] = useState(name)
  const wanted = newName.trim()

  function rename(event: SubmitEvent): void {
    event.preventDefault()
    if (wanted === '' || isTaken(wanted)) return
    if (wanted !== name) onRename(wanted)
    finish()
  }

  function finish(): void {
    setDoing('nothing')
    onDone()
  }

  if (doing === 'renaming') {
    return (
      <li>
        <form className="viewForm" onSubmit={rename}>
          <input
            className="field"
            aria-label={`New name for ${name}`}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the user has just asked to type here
            autoFocus
            maxLength={maximumNameLength}
            value={newName}
            onChange={({ target }) => setNewName(target.value)}
            spellCheck={false}
          />
          <button type="submit" className="button" disabled={wanted === '' || isTaken(wanted)}>
            Rename
          </button>
        </form>
        {isTaken(wanted) && <p className="errorText">Another {kind} already has this name.</p>}
      </li>
    )
  }
  if (doing === 'removing') {
    return (
      <li className="viewRow">
        <span className="viewQuestion">Delete “{name}”?</span>
        <button
          type="button"
          className="button"
          onClick={() => {
            onRemove()
            onDone()
          }}
        >
          Delete
        </button>
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the button that asked is gone */}
        <button type="button" className="button" autoFocus onClick={finish}>
          Cancel
        </button>
      </li>
    )
  }
  return (
    <li className="viewRow">
      <button type="button" className="listButton viewName" aria-current={isCurrent} title={name} onClick={onChoose}>
        {name}
        {note !== undefined && <span className="muted"> {note}</span>}
      </button>
      <button type="button" className="linkButton" aria-label={`Rename ${name}`} onClick={() => setDoing('renaming')}>
        Rename
      </button>
      <button type="button" className="linkButton" aria-label={`Delete ${name}`} onClick={() => setDoing('removing')}>
        Delete
      </button>
    </li>
  )
}
