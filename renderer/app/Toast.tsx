import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react'
import type { Notice } from '../ui/notice'
import { ShowFileButton } from './ShowFileButton'
import './Toast.css'

interface ToastProps {
  /** Null where there is nothing to tell. */
  readonly notice: Notice | null
  /** Told of what goes wrong. */
  readonly onNotice: (notice: Notice) => void
  readonly onGone: () => void
}

/** So long a message stays (milliseconds): to be noticed and read at leisure, or for its button to be reached. */
const stays = { toRead: 8_000, toAct: 20_000 } as const

function subscribeToVisibility(onChange: () => void): () => void {
  document.addEventListener('visibilitychange', onChange)
  return () => document.removeEventListener('visibilitychange', onChange)
}

/** Tells what was done; goes by itself, but not while the user points at it, has the focus in it, or looks elsewhere. */
export function Toast({ notice, onNotice, onGone }: ToastProps) {
  return (
    // In the page before there is a message: else some screen readers do not say the first one.
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
    const timer = setTimeout(go, notice.file === undefined ? stays.toRead : stays.toAct)
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
      {notice.file !== undefined && <ShowFileButton path={notice.file} onRefused={onNotice} />}
      <button type="button" className="button" onClick={onGone}>
        Dismiss
      </button>
    </span>
  )
}
