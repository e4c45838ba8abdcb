import { useEffect, useRef, useState } from 'react'
import { ClosingActions } from '../ui/ClosingActions'
import { ModalDialog } from '../ui/ModalDialog'
import { anchorOf, helpPageIds, helpPages, resolveHelpLink, type HelpLocation, type HelpPageId } from './helpPages'
import { Markdown } from './Markdown'
import './HelpDialog.css'

interface HelpDialogProps {
  readonly firstPage: HelpPageId
  readonly onClose: () => void
}

/** The pages of the help: a list of all, and the one that is read. Links between them work inside the dialog. */
export function HelpDialog({ firstPage, onClose }: HelpDialogProps) {
  const [location, setLocation] = useState<HelpLocation>({ page: firstPage, anchor: null })
  const text = useRef<HTMLElement>(null)
  const { title, markdown } = helpPages[location.page]

  // The focus goes where reading goes on, so that keys scroll the text and screen readers read from there.
  useEffect(() => {
    if (location.anchor === null) text.current?.scrollTo(0, 0)
    const target = location.anchor === null ? null : document.getElementById(headingId(location.anchor))
    target?.scrollIntoView()
    const focused = target ?? text.current
    focused?.focus({ preventScroll: true })
  }, [location])

  return (
    <ModalDialog title="Help" className="helpDialog columnDialog" onClose={onClose}>
      <div className="helpParts">
        <nav aria-label="Help pages">
          <ul className="helpPages">
            {helpPageIds.map((page) => (
              <li key={page}>
                <button
                  type="button"
                  className="listButton"
                  aria-current={page === location.page}
                  onClick={() => setLocation({ page, anchor: null })}
                >
                  {helpPages[page].title}
                </button>
              </li>
            ))}
          </ul>
        </nav>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the keyboard scrolls what has the focus */}
        <section ref={text} className="helpText" aria-label={title} tabIndex={0}>
          <Markdown
            key={location.page}
            text={markdown}
            renderHeading={(depth, heading, content) => {
              const Heading = headingElements[Math.min(depth, headingElements.length) - 1] ?? 'h3'
              return (
                <Heading id={headingId(anchorOf(heading))} tabIndex={-1}>
                  {content}
                </Heading>
              )
            }}
            renderLink={(href, content) => {
              const target = resolveHelpLink(location.page, href)
              // Files of the source and other sites are named, but not opened.
              if (target === null) return content
              return (
                <a
                  href={`#${target.page}`}
                  onClick={(event) => {
                    event.preventDefault()
                    setLocation(target)
                  }}
                >
                  {content}
                </a>
              )
            }}
          />
        </section>
      </div>
      <ClosingActions onClose={onClose} />
    </ModalDialog>
  )
}

/** The title of the dialog is a heading of the second level. */
const headingElements = ['h3', 'h4', 'h5', 'h6'] as const

function headingId(anchor: string): string {
  return `help-${anchor}`
}
