import type { ReactNode } from 'react'
import { WarningIcon } from './WarningIcon'
import './Banner.css'

interface BannerProps {
  readonly tone: 'error' | 'warning' | 'info'
  readonly message: ReactNode
  /** Buttons. */
  readonly children?: ReactNode
}

/** A message across the page. Screen readers interrupt for an error, and wait with other messages. */
export function Banner({ tone, message, children }: BannerProps) {
  return (
    <div className={`banner ${tone}`} role={tone === 'error' ? 'alert' : 'status'}>
      <div className="bannerMessage">
        {tone === 'warning' && <WarningIcon />}
        <div>{message}</div>
      </div>
      {children}
    </div>
  )
}

interface FolderBannerProps {
  readonly message: string
  /** Opens the folder that the message asks for; null if it is open, so that the message is an error. */
  readonly onOpenFolder: (() => void) | null
}

/** Why details of a report are not shown, with a button that opens its folder if that helps. */
export function FolderBanner({ message, onOpenFolder }: FolderBannerProps) {
  return (
    <Banner tone={onOpenFolder === null ? 'error' : 'info'} message={message}>
      {onOpenFolder !== null && (
        <button type="button" className="button" onClick={onOpenFolder}>
          Open folder
        </button>
      )}
    </Banner>
  )
}
