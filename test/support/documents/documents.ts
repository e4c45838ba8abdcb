import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { programFolder } from '../program/programFolder'

/** The paths of all documents for readers. */
export const documentPaths = [
  'README.md',
  'resources/docs/manual.md',
  'resources/docs/server.md',
  'resources/docs/speed.md',
  'resources/docs/reliability.md',
  'resources/docs/architecture.md',
  'shared/REPORT.md',
  '.github/CONTRIBUTING.md',
  '.github/CHANGELOG.md',
] as const

export type DocumentPath = (typeof documentPaths)[number]

export function readDocument(path: DocumentPath): string {
  return readFileSync(join(programFolder, path), 'utf8')
}

/** The texts of the code blocks in order. */
export function codeBlocks(markdown: string): readonly string[] {
  return [...markdown.matchAll(/^```\w*\n(.*?)^```$/gms)].map(([, code = '']) => code)
}

/** The lines of all code blocks, and the code inside sentences. */
export function codeIn(markdown: string): readonly string[] {
  const withoutBlocks = markdown.replaceAll(/^```.*?^```$/gms, '')
  const inline = [...withoutBlocks.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code)
  return [...codeBlocks(markdown).flatMap((code) => code.trimEnd().split('\n')), ...inline]
}

/** The cells of each table row under a heading, without the row of headings. */
export function tableRows(markdown: string, heading: string): readonly (readonly string[])[] {
  const lines = markdown.split('\n')
  const start = lines.findIndex((line) => /^#+ /.test(line) && line.replace(/^#+ /, '') === heading)
  if (start === -1) throw new Error(`There is no heading ${heading}`)
  const length = lines.slice(start + 1).findIndex((line) => /^#+ /.test(line))
  const section = lines.slice(start + 1, length === -1 ? undefined : start + 1 + length)
  return section
    .filter((line, index) => line.startsWith('|') && !isRule(line) && !isRule(section[index + 1] ?? ''))
    .map((line) => line.split(/(?<!\\)\|/).slice(1, -1).map((cell) => cell.trim()))
}

/** Whether a line of a table separates its headings from its rows. */
function isRule(line: string): boolean {
  return line.startsWith('| ---')
}

/** The words that are marked as code in a text. */
export function namesIn(text: string): readonly string[] {
  return [...text.matchAll(/`(\w+)`/g)].map(([, name = '']) => name)
}
