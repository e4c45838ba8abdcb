import { createHash } from 'node:crypto'
import type { BandOfStores, HourlyDowntime } from '../../../../shared/report/chartData'
import type { FileSummary, Notice } from '../../../../shared/folder/dataSet'
import { jointUptime, jointUptimeBasis, sightCaution } from '../../../../shared/report/fleetWords'
import type { UptimeGoal } from '../../../../shared/report/goal'
import type { Totals } from '../../../../shared/report/report'
import { isJudged } from '../../../../shared/report/verdict'
import type { Explanation, ExplanationTable } from '../../../../shared/report/explanation'
import { openTimeNotRecorded, possibleMode } from '../../../../shared/report/heatScale'
import heatColours from '../../../../shared/report/heatColours.css?raw'
import { formatCount, formatNumber } from '../facts/documentNumbers'
import type { ExportSpan, Fact } from '../facts/facts'
import chartStyle from './charts.css?raw'
import { downtimeHeatMap } from './downtimeHeatMap'
import { fileTable } from './fileTable'
import { groupTable, type GroupList } from './groupTable'
import { html, Markup } from './markup'
import { mostDowntime, type StoreList } from './mostDowntime'
import pageStyle from './report.css?raw'
import { uptimeBars } from './uptimeBars'
import { verdictMark } from './verdictMark'

const style = pageStyle + chartStyle + heatColours

/** The contents of a report as a document. */
interface HtmlReport {
  readonly title: string
  /** What may make the numbers mislead. */
  readonly notices: readonly Notice[]
  readonly facts: readonly Fact[]
  readonly span: Pick<ExportSpan, 'name' | 'suffix'>
  readonly goal: UptimeGoal
  readonly totals: Totals
  readonly bands: readonly BandOfStores[]
  /** Null if the data of the report is not open. */
  readonly hours: readonly HourlyDowntime[] | null
  /** The hours of the local week that lie in the span of the report. */
  readonly reportedHours: readonly number[]
  /** The stores by what they have in common, with the most downtime first; null if they are not grouped. */
  readonly groups: GroupList | null
  /** Whether stores have names. */
  readonly names: boolean
  /** Stores that were down, with the most downtime first. */
  readonly down: StoreList
  /** With paths relative to their folder; null if the data of the report is not open. */
  readonly files: readonly FileSummary[] | null
  readonly explanations: readonly Explanation[]
}

/** The report as one self-contained HTML file, without scripts or addresses and with a policy that forbids both. */
export function renderHtmlReport(report: HtmlReport): string {
  const { title, notices, facts, span, goal, totals, bands, hours, reportedHours, groups, names, down, files, explanations } = report
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
${tiles(totals, goal, span)}
<h2>Stores by uptime, ${span.name}</h2>
<figure>${uptimeBars(bands, goal.goalPercent)}<figcaption>Number of stores by uptime % in the ${span.name}, coloured by verdict</figcaption></figure>
${hours === null || hours.every(({ downtimeHours }) => downtimeHours === 0) ? null : section('Downtime by hour of the week', html`<figure>${downtimeHeatMap(hours, reportedHours)}<figcaption>${possibleMode('share', hours) === 'share' ? `Downtime in percent of the open time of observed stores in the ${span.name}, by each store’s local time` : openTimeNotRecorded}</figcaption></figure>`)}
${groups === null ? null : section(`By ${groups.label}, ${span.name}`, groupTable(groups, span.suffix))}
${section(`Most downtime, ${span.name}`, down.total === 0 ? html`<p>No downtime was observed.</p>` : mostDowntime(down, span.suffix, names))}
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

function explanationPart({ heading, sentences, table }: Explanation): Markup {
  return html`<h3>${heading}</h3>
<p>${sentences.join(' ')}</p>
${table === undefined ? null : explanationTable(table)}`
}

function explanationTable({ headings, rows }: ExplanationTable): Markup {
  return html`<div class="wide"><table>
<thead><tr>${headings.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>
${rows.map((cells) => html`<tr>${cells.map((cell) => html`<td><bdi>${cell}</bdi></td>`)}</tr>
`)}</tbody>
</table></div>
`
}

function section(title: string, content: Markup): Markup {
  return html`<h2>${title}</h2>
${content}
`
}

function tiles(totals: Totals, goal: UptimeGoal, { name, suffix }: HtmlReport['span']): Markup {
  const time = suffix === 'window' ? 'at the end of the period' : 'at the report time'
  const { verdict } = totals
  const caution = sightCaution(totals, goal, formatNumber)
  return html`<dl class="tiles">
${tile('Stores', formatCount(totals.stores))}
<div><dt>Uptime, ${name}</dt><dd${verdict === null || isJudged(verdict) ? null : html` class="uncertain"`}>${jointUptime(totals, formatNumber)}${verdict === null ? null : verdictMark(verdict)}</dd><dd class="note">${jointUptimeBasis(totals, formatNumber)}</dd></div>
${tile(`Downtime, ${name}`, `${formatNumber(totals.downtimeHours, 2)} h`)}
${tile(`Outages, ${name}`, formatCount(totals.outages))}
${stateTile(`Down ${time}`, totals)}
${tile('No observations', formatCount(totals.storesWithoutObservations))}
</dl>
${caution === null ? null : html`<p class="caution">${caution}</p>`}`
}

function stateTile(label: string, { storesDown, storesClosedDown, storesUnknown }: Totals): Markup {
  if (storesDown === null || storesClosedDown === null || storesUnknown === null) return tile(label, '–', 'Not recorded')
  return tile(label, formatCount(storesDown), `${formatCount(storesClosedDown)} closed, last seen down · ${formatCount(storesUnknown)} unknown`)
}

function tile(label: string, value: string, note: string | null = null): Markup {
  return html`<div><dt>${label}</dt><dd>${value}</dd>${note === null ? null : html`<dd class="note">${note}</dd>`}</div>`
}
