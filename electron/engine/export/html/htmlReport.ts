import { createHash } from 'node:crypto'
import type { ReportRow } from '../../../../shared/report/columns'
import type { BandOfStores, HourlyDowntime } from '../../../../shared/report/chartData'
import type { FileSummary, Notice } from '../../../../shared/folder/dataSet'
import type { Totals } from '../../../../shared/report/report'
import type { Explanation } from '../../../../shared/report/explanation'
import heatColours from '../../../../shared/report/heatColours.css?raw'
import { formatCount, formatNumber } from '../facts/documentNumbers'
import type { ExportSpan, Fact } from '../facts/facts'
import chartStyle from './charts.css?raw'
import { downtimeHeatMap } from './downtimeHeatMap'
import { fileTable } from './fileTable'
import { html, Markup } from './markup'
import pageStyle from './report.css?raw'
import { uptimeBars } from './uptimeBars'
import { worstStores } from './worstStores'

const style = pageStyle + chartStyle + heatColours

/** The contents of a report as a document. */
interface HtmlReport {
  readonly title: string
  /** What may make the numbers mislead. */
  readonly notices: readonly Notice[]
  readonly facts: readonly Fact[]
  readonly span: Pick<ExportSpan, 'name' | 'suffix'>
  readonly totals: Totals
  readonly bands: readonly BandOfStores[]
  /** Empty if no store was down; null if the data of the report is not open. */
  readonly hours: readonly HourlyDowntime[] | null
  /** The hours of the local week that lie in the span of the report. */
  readonly reportedHours: readonly number[]
  /** Stores that were down, with the lowest uptime first. */
  readonly worst: readonly ReportRow[]
  /** With paths relative to their folder; null if the data of the report is not open. */
  readonly files: readonly FileSummary[] | null
  readonly explanations: readonly Explanation[]
}

/** The report as one self-contained HTML file, without scripts or addresses and with a policy that forbids both. */
export function renderHtmlReport(report: HtmlReport): string {
  const { title, notices, facts, span, totals, bands, hours, reportedHours, worst, files, explanations } = report
  const styleHash = createHash('sha256').update(style).digest('base64')
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${styleHash}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Store Monitor">
<title>${title}</title>
${/* Our own style sheet, not escaped. */ new Markup(`<style>${style}</style>`)}
</head>
<body>
<main>
<h1>${title}</h1>
${notices.length === 0 ? null : noticeList(notices)}<dl class="facts">
${facts.map(({ label, value }) => html`<dt>${label}</dt><dd>${value}</dd>
`)}</dl>
${tiles(totals, span.name)}
<h2>Stores by uptime, ${span.name}</h2>
<figure>${uptimeBars(bands)}<figcaption>Number of stores by uptime % in the ${span.name}</figcaption></figure>
${hours === null || hours.length === 0 ? null : section('Downtime by hour of the week', html`<figure>${downtimeHeatMap(hours, reportedHours)}<figcaption>Total hours of downtime in the ${span.name}, by each store’s local time</figcaption></figure>`)}
${section(`Lowest uptime, ${span.name}`, worst.length === 0 ? html`<p>No downtime was observed.</p>` : worstStores(worst, span.suffix))}
${files === null ? null : section('Data files', fileTable(files))}
${section('How this is computed', html`${explanations.map(explanationPart)}`)}
</main>
</body>
</html>
`.text
}

function noticeList(notices: readonly Notice[]): Markup {
  return html`<section class="notices">
<h2>Notices</h2>
<ul>
${notices.map(({ text }) => html`<li>${text}</li>
`)}</ul>
</section>
`
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
    ['Stores', formatCount(totals.stores)],
    [`Uptime, ${spanName}`, percent === null ? '–' : `${formatNumber(percent, 2)} %`],
    [`Downtime, ${spanName}`, `${formatNumber(totals.downtimeHours, 2)} h`],
    [`Outages, ${spanName}`, formatCount(totals.outages)],
    ['Down at the end of the period', formatCount(totals.storesDown)],
    ['No observations', formatCount(totals.storesWithoutObservations)],
  ] as const
  return html`<dl class="tiles">
${all.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>
`)}</dl>
`
}
