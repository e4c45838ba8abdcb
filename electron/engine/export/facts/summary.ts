import { summaryTitle } from '../../../../shared/export/exportedColumns'
import { tableLine, type Explanation } from '../../../../shared/report/explanation'
import type { FileSummary, Notice } from '../../../../shared/folder/dataSet'
import { groupFiles, type FileGroup } from '../../../../shared/folder/fileGroups'
import { describeReading } from './describeReading'
import type { Fact } from './facts'

interface Summary {
  /** The name of the file that the summary describes. */
  readonly fileName: string
  readonly facts: readonly Fact[]
  /** What may make the numbers mislead. */
  readonly notices: readonly Notice[]
  /** With paths relative to their folder; null if the data of the report is not open. */
  readonly files: readonly FileSummary[] | null
  readonly explanations: readonly Explanation[]
}

/** The text of the summary file, with one fact per line. */
export function summaryText({ fileName, facts, notices, files, explanations }: Summary): string {
  const width = Math.max(...facts.map(({ label }) => label.length))
  const lines = [
    `${summaryTitle} ${fileName}`,
    '',
    ...(notices.length === 0 ? [] : ['Notices', ...notices.map(({ text }) => `- ${text.replaceAll(/\s*\n\s*/g, ' ')}`), '']),
    ...facts.map(({ label, value }) => `${label.padEnd(width)}  ${value}`),
    ...(files === null ? [] : ['', 'Data files', ...groupFiles(files).flatMap(describeGroup)]),
    '',
    'How this is computed',
    ...explanations.flatMap(({ heading, sentences, table }) => [
      `- ${heading}: ${sentences.join(' ')}`,
      ...(table?.rows ?? []).map((cells) => `  - ${tableLine(cells)}`),
    ]),
  ]
  // A control character in a name must not start a new line.
  return lines.map((line) => `${line.replaceAll(/\p{Cc}/gu, '\uFFFD')}\n`).join('')
}

/** The files of a group, then how all of them were read. */
function describeGroup(group: FileGroup): readonly string[] {
  const details = describeReading(group).map((sentence) => `  ${sentence}`)
  return [...group.files.map(describeFile), ...details]
}

function describeFile({ path, rowsRead, rowsLoaded, rowsDuplicate, rowsRejected }: FileSummary): string {
  return `- ${path}: ${rowsRead} rows read = ${rowsLoaded} loaded + ${rowsDuplicate} duplicate + ${rowsRejected} skipped`
}
