import type { Ref } from 'react'
import type { Notice } from '../../shared/folder/dataSet'
import type { Mapping } from '../../shared/folder/mapping'
import './NoticeList.css'

interface NoticeListProps {
  readonly listRef?: Ref<HTMLUListElement>
  readonly notices: readonly Notice[]
  /** Lets the user match files and columns, beginning with what a notice proposes. */
  readonly onChooseFiles: (notice: Notice) => void
}

/** The sentences of each notice, with a button that shows what it proposes. */
export function NoticeList({ listRef, notices, onChooseFiles }: NoticeListProps) {
  // Each answer to the questions begins with what all notices propose, so that one answer can settle all.
  const proposed: Mapping = Object.assign({}, ...notices.map(({ proposal }) => proposal))
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrollable area must be reachable by keyboard
    <ul ref={listRef} className="noticeList" aria-label="Notices" tabIndex={0}>
      {notices.map((notice) => (
        <li key={`${notice.code} ${notice.text}`}>
          {notice.text}
          {notice.proposal !== null && (
            <>
              {' '}
              <button
                type="button"
                className="linkButton"
                aria-haspopup="dialog"
                onClick={() => onChooseFiles({ ...notice, proposal: { ...proposed, ...notice.proposal } })}
              >
                Match files and columns…
              </button>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}
