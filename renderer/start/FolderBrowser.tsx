import { useRef, useState } from 'react'
import { ErrorText } from '../ui/ErrorText'
import { countOf } from '../format/numbers'
import { useQuery } from '../transport/useQuery'
import './FolderBrowser.css'

/** Lists folders that can be opened, because browsers hide the paths of chosen folders. */
export function FolderBrowser({ onOpen }: { readonly onOpen: (path: string) => void }) {
  /** Null for the folder in which the program begins. */
  const [path, setPath] = useState<string | null>(null)
  const place = useRef<HTMLParagraphElement>(null)
  const answer = useQuery('browseFolder', { path })
  const listing = answer?.ok ? answer.value : null

  // The button with the focus disappears with its list.
  function goTo(folder: string | null): void {
    setPath(folder)
    place.current?.focus()
  }

  return (
    <nav className="folderBrowser" aria-label="Folders" aria-busy={answer === null}>
      <h3>Folders</h3>
      <div className="folderBrowserHead">
        <p ref={place} tabIndex={-1} className="folderBrowserPlace" title={listing?.folder}>
          {listing?.folder ?? path ?? '…'}
        </p>
        {listing !== null && listing.parent !== null && (
          <button type="button" className="button" onClick={() => goTo(listing.parent)}>
            Up
          </button>
        )}
        {listing !== null && listing.dataFiles > 0 && (
          <button type="button" className="button" onClick={() => onOpen(listing.folder)}>
            Open this folder ({countOf(listing.dataFiles, 'file')})
          </button>
        )}
        {answer?.ok === false && path !== null && (
          <button type="button" className="button" onClick={() => goTo(null)}>
            Back
          </button>
        )}
      </div>
      <ErrorText message={answer?.ok === false ? answer.error.message : null} />
      {listing !== null && (
        <ul>
          {listing.folders.map((inside) => (
            <li key={inside.path} className="folderBrowserRow">
              <button type="button" className="listButton" title={inside.path} onClick={() => goTo(inside.path)}>
                {inside.name}
              </button>
              {inside.dataFiles > 0 && (
                <>
                  <span className="muted">{countOf(inside.dataFiles, 'file')}</span>
                  <button type="button" className="linkButton" aria-label={`Open ${inside.name}`} onClick={() => onOpen(inside.path)}>
                    Open
                  </button>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {listing !== null && listing.folders.length === 0 && <p className="muted">No folders with data files in here.</p>}
      {listing?.isCut && <p className="muted">There are more folders. Type the path of one that is not listed.</p>}
    </nav>
  )
}
