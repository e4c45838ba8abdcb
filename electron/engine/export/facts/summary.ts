import { basename } from 'node:path'
import { summaryTitle } from '../../../../shared/export/exportedColumns'
import type { Explanation } from '../../../../shared/report/explanation'
import type { FileSummary } from '../../../../shared/folder/dataSet'
import type { Fact } from './facts'

interface Summary {
  /** The name of the file that the summary describes. */
  readonly fileName: string
  readonly facts: readonly Fact[]
  /** Null if the data of the report is not open. */
  readonly files: readonly FileSummary[] | null
  readonly explanations: readonly Explanation[]
}

/** The text of the summary file, with one fact per line. */
export function summaryText({ fileName, facts, files, explanations }: Summary): string {
  const width = Math.max(...facts.map(({ label }) => label.length))
  const lines = [
    `${summaryTitle} ${fileName}`,
    '',
    ...facts.map(({ label, value }) => `${label.padEnd(width)}  ${value}`),
    ...(files === null ? [] : ['', 'Data files', ...files.map(describeFile)]),
    '',
    'How this is computed',
    ...explanations.map(({ heading, sentences }) => `- ${heading}: ${sentences.join(' ')}`),
  ]
  // A control character in a name must not start a new line.
  return lines.map((line) => `${line.replaceAll(/\p{Cc}/gu, '\uFFFD')}\n`).join('')
}

function describeFile({ path, rowsRead, rowsLoaded, rowsDuplicate, rowsRejected }: FileSummary): string {
  return `- ${basename(path)}: ${rowsRead} rows read = ${rowsLoaded} loaded + ${rowsDuplicate} duplicate + ${rowsRejected} skipped`
}
