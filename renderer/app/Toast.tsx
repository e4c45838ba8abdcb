import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react'
import type { Notice } from '../ui/notice'
import { ShowFileButton } from './ShowFileButton'
import './Toast.css'

interface ToastProps {
  /** Null if there is no message. */
  readonly notice: Notice | null
  readonly onNotice: (notice: Notice) => void
  readonly onGone: () => void
}

/** How long a message stays: long enough to read it, and longer if it has a button of its own. */
const visibleMilliseconds = { message: 8_000, withFile: 20_000 } as const

function subscribeToVisibility(onChange: () => void): () => void {
  document.addEventListener('visibilitychange', onChange)
  return () => document.removeEventListener('visibilitychange', onChange)
}

/** Says what was done. The message disappears by itself unless the user points at it, has the focus in it or looks elsewhere. */
export function Toast({ notice, onNotice, onGone }: ToastProps) {
  return (
    // Some screen readers say the first message only if this element was there before.
    <output>
      {notice !== null && <PassingNotice notice={notice} onNotice={onNotice} onGone={onGone} />}
    </output>
  )
}

function PassingNotice({ notice, onNotice, onGone }: ToastProps & { readonly notice: Notice }) {
  const [isPointedAt, setIsPointedAt] = useState(false)
  const [hasFocus, setHasFocus] = useState(false)
  const isSeen = useSyncExternalStore(subscribeToVisibility, () => document.visibilityState === 'visible')
  const isHeld = isPointedAt || hasFocus || !isSeen
  const go = useEffectEvent(onGone)
  useEffect(() => {
    if (isHeld) return undefined
    const timer = setTimeout(go, notice.file === undefined ? visibleMilliseconds.message : visibleMilliseconds.withFile)
    return () => clearTimeout(timer)
  }, [notice, isHeld])

  return (
    <span
      className="toast"
      data-region="toast"
      onPointerEnter={() => setIsPointedAt(true)}
      onPointerLeave={() => setIsPointedAt(false)}
      onFocus={() => setHasFocus(true)}
      onBlur={() => setHasFocus(false)}
    >
      <span className="toastMessage">{notice.message}</span>
      {notice.file !== undefined && <ShowFileButton path={notice.file} onNotice={onNotice} />}
      <button type="button" className="button" onClick={onGone}>
        Dismiss
      </button>
    </span>
  )
}
