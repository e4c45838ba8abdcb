import type { ReactNode } from 'react'
import './Banner.css'

interface BannerProps {
  readonly tone: 'error' | 'info'
  readonly message: string
  /** Buttons. */
  readonly children?: ReactNode
}

/** A message across the page; screen readers interrupt for an error and wait with the rest. */
export function Banner({ tone, message, children }: BannerProps) {
  return (
    <div className={`banner ${tone}`} role={tone === 'error' ? 'alert' : 'status'}>
      <p className="bannerMessage">{message}</p>
      {children}
    </div>
  )
}
