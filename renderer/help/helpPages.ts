import architecture from '../../resources/docs/architecture.md?raw'
import manual from '../../resources/docs/manual.md?raw'
import reliability from '../../resources/docs/reliability.md?raw'
import scale from '../../resources/docs/scale.md?raw'
import server from '../../resources/docs/server.md?raw'
import speed from '../../resources/docs/speed.md?raw'
import rules from '../../shared/REPORT.md?raw'

interface HelpPage {
  /** The label of the page in the Help menu. */
  readonly title: string
  /** Path of the page in the sources, which the links of other pages lead to. */
  readonly path: string
  /** The page in Markdown. */
  readonly markdown: string
}

/** The pages of the help, in the order of the Help menu. */
export const helpPages = {
  manual: { title: 'Manual', path: 'resources/docs/manual.md', markdown: manual },
  server: { title: 'Server Handbook', path: 'resources/docs/server.md', markdown: server },
  rules: { title: 'What the Numbers Mean', path: 'shared/REPORT.md', markdown: rules },
  scale: { title: 'Scale', path: 'resources/docs/scale.md', markdown: scale },
  speed: { title: 'Speed', path: 'resources/docs/speed.md', markdown: speed },
  reliability: { title: 'Reliability', path: 'resources/docs/reliability.md', markdown: reliability },
  architecture: { title: 'Architecture', path: 'resources/docs/architecture.md', markdown: architecture },
} as const satisfies Readonly<Record<string, HelpPage>>

export type HelpPageId = keyof typeof helpPages

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a constant
export const helpPageIds = Object.keys(helpPages) as readonly HelpPageId[]

/** A page of the help, from its top or from one of its headings. */
export interface HelpLocation {
  readonly page: HelpPageId
  /** The anchor of the heading; null for the top of the page. */
  readonly anchor: string | null
}

/** The location that a link on a page leads to; null if the link leads out of the help. */
export function resolveHelpLink(from: HelpPageId, href: string): HelpLocation | null {
  const { protocol, pathname, hash } = new URL(href, `help:/${helpPages[from].path}`)
  const page = helpPageIds.find((id) => `/${helpPages[id].path}` === pathname)
  if (protocol !== 'help:' || page === undefined) return null
  return { page, anchor: hash === '' ? null : hash.slice(1) }
}

/** The anchor of a heading, as GitHub forms it. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(/\s/g, '-')
}
