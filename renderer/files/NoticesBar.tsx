import type { Ref } from 'react'
import type { Notice } from '../../shared/folder/dataSet'
import { Banner } from '../ui/Banner'
import { NoticeList } from './NoticeList'

interface NoticesBarProps {
  /** Gets the list of notices, which can have the focus. */
  readonly listRef: Ref<HTMLUListElement>
  readonly notices: readonly Notice[]
  readonly onChooseFiles: (notice: Notice) => void
  readonly onShowFiles: () => void
  readonly onDismiss: () => void
}

/** Shows what may make the numbers of the report mislead, until the user has read it. */
export function NoticesBar({ listRef, notices, onChooseFiles, onShowFiles, onDismiss }: NoticesBarProps) {
  return (
    <Banner tone="warning" message={<NoticeList listRef={listRef} notices={notices} onChooseFiles={onChooseFiles} />}>
      <button type="button" className="button" aria-haspopup="dialog" onClick={onShowFiles}>
        Files…
      </button>
      <button type="button" className="button" onClick={onDismiss}>
        {notices.length === 1 ? 'Dismiss' : 'Dismiss all'}
      </button>
    </Banner>
  )
}
