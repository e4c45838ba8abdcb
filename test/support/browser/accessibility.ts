import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** What axe finds on the page that is serious or critical: the rule, and each place as a selector. */
export async function accessibilityFindings(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source)
  const found: axe.AxeResults = await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')
  return found.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} (${failureSummary})`))
}
