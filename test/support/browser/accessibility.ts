import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** The rules about colours. Only their findings can differ between the themes of a page. */
export const colourRules = ['color-contrast', 'link-in-text-block'] as const

interface Scope {
  /** The rules to check; all by default. */
  readonly rules?: readonly string[] | undefined
  /** A selector of the parts to check; the whole page by default. */
  readonly within?: string | undefined
}

/** The serious and critical findings of axe on the page: the rule, and each place as a selector. */
export async function accessibilityFindings(page: Page, { rules, within }: Scope = {}): Promise<readonly string[]> {
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(axe.source)
  const options = { resultTypes: ['violations'], ...(rules !== undefined && { runOnly: rules }) }
  const found: axe.AxeResults = await page.evaluate(`axe.run(${within === undefined ? 'document' : JSON.stringify(within)}, ${JSON.stringify(options)})`)
  return found.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} (${failureSummary})`))
}
