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

/** Why something cannot be shown, and what the user can do about it. */
export interface Missing {
  /** One sentence. */
  readonly reason: string
  readonly remedy: { readonly label: string; readonly run: () => void }
}

interface MissingBannerProps {
  readonly missing: Missing
  /** What cannot be shown, as a sentence. */
  readonly what: string
}

/** Says what cannot be shown and why, with the button that helps. */
export function MissingBanner({ missing: { reason, remedy }, what }: MissingBannerProps) {
  return (
    <Banner tone="info" message={`${reason} ${what}`}>
      <button type="button" className="button" onClick={remedy.run}>
        {remedy.label}
      </button>
    </Banner>
  )
}
