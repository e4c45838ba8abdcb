import { createHash } from 'node:crypto'
import type { ReportRow } from '../../../../shared/report/columns'
import type { BandOfStores, HourlyDowntime } from '../../../../shared/report/fleet'
import type { FileSummary } from '../../../../shared/folder/dataSet'
import type { Totals } from '../../../../shared/report/report'
import type { Explanation } from '../../../../shared/report/explanation'
import type { ExportSpan, Fact } from '../facts/facts'
import chartStyle from './charts.css?raw'
import { downtimeHeatMap } from './downtimeHeatMap'
import { fileTable } from './fileTable'
import { html, Markup } from './markup'
import pageStyle from './report.css?raw'
import { uptimeBars } from './uptimeBars'
import { worstStores } from './worstStores'

const style = pageStyle + chartStyle

/** What stands in a report as a document. */
interface HtmlReport {
  readonly title: string
  readonly facts: readonly Fact[]
  readonly span: Pick<ExportSpan, 'name' | 'suffix'>
  readonly totals: Totals
  readonly bands: readonly BandOfStores[]
  /** Empty where no store was down, null where the data of the report is no longer there. */
  readonly hours: readonly HourlyDowntime[] | null
  /** Hours of the local week that lie in the span of the report. */
  readonly reportedHours: readonly number[]
  /** Stores that were down, the lowest uptime first. */
  readonly worst: readonly ReportRow[]
  /** Null where the data of the report is no longer there. */
  readonly files: readonly FileSummary[] | null
  readonly explanations: readonly Explanation[]
}

/** One HTML file that needs nothing else: no script, no address, and a policy that lets none in. */
export function renderHtmlReport(report: HtmlReport): string {
  const { title, facts, span, totals, bands, hours, reportedHours, worst, files, explanations } = report
  const styleHash = createHash('sha256').update(style).digest('base64')
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${styleHash}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Store Monitor">
<title>${title}</title>
${/* Our own style sheet, as it is. */ new Markup(`<style>${style}</style>`)}
</head>
<body>
<main>
<h1>${title}</h1>
<dl class="facts">
${facts.map(({ label, value }) => html`<dt>${label}</dt><dd>${value}</dd>
`)}</dl>
${tiles(totals, span.name)}
<h2>Stores by uptime, ${span.name}</h2>
<figure>${uptimeBars(bands, (count) => format(count, 0))}<figcaption>Number of stores by uptime % of the ${span.name}.</figcaption></figure>
${hours === null || hours.length === 0 ? null : section('When stores are down', html`<figure>${downtimeHeatMap(hours, reportedHours, format)}<figcaption>Hours of downtime of all these stores in the ${span.name}, by hour of the week in their local time.</figcaption></figure>`)}
${section(`Lowest uptime, ${span.name}`, worst.length === 0 ? html`<p>No store was down.</p>` : worstStores(worst, span.suffix, format))}
${files === null ? null : section('Data files', fileTable(files, (count) => format(count, 0)))}
${section('How this is computed', html`${explanations.map(explanationPart)}`)}
</main>
</body>
</html>
`.text
}

function explanationPart({ heading, sentences }: Explanation): Markup {
  return html`<h3>${heading}</h3>
<p>${sentences.join(' ')}</p>
`
}

function section(title: string, content: Markup): Markup {
  return html`<h2>${title}</h2>
${content}
`
}

function tiles(totals: Totals, spanName: string): Markup {
  const percent = totals.uptimePercent
  const all = [
    ['Stores', format(totals.stores, 0)],
    [`Uptime, ${spanName}`, percent === null ? '–' : `${format(percent, 2)} %`],
    [`Downtime, ${spanName}`, `${format(totals.downtimeHours, 2)} h`],
    [`Outages, ${spanName}`, format(totals.outages, 0)],
    ['Stores down at the end', format(totals.storesDown, 0)],
    ['No observations', format(totals.storesWithoutObservations, 0)],
  ] as const
  return html`<dl class="tiles">
${all.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>
`)}</dl>
`
}

const numberFormats = [0, 1, 2].map(
  (decimals) => new Intl.NumberFormat('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals }),
)

/** As in English, like the words around it: a document travels. */
function format(value: number, decimals: 0 | 1 | 2): string {
  return numberFormats[decimals]?.format(value) ?? ''
}
