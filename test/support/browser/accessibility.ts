import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** The rules that look at colours: the only ones that can find something else in another theme of the same page. */
export const colourRules = ['color-contrast', 'link-in-text-block'] as const

/** What axe finds on the page that is serious or critical: the rule, and each place as a selector. */
export async function accessibilityFindings(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(axe.source)
  const options = { resultTypes: ['violations'], ...(rules !== undefined && { runOnly: rules }) }
  const found: axe.AxeResults = await page.evaluate(`axe.run(document, ${JSON.stringify(options)})`)
  return found.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} (${failureSummary})`))
}
