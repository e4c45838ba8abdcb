import { existsSync, readdirSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import { anchorOf, helpPageIds, helpPages } from '../../renderer/help/helpPages'
import { withFolder } from '../support/data/folder'
import { codeBlocks, codeIn, documentPaths, readDocument, type DocumentPath } from '../support/documents/documents'
import { programFolder } from '../support/program/programFolder'
import { runProgram } from '../support/program/runProgram'

function isDocument(path: string): path is DocumentPath {
  return documentPaths.some((known) => known === path)
}

function headingsOf(path: DocumentPath): readonly string[] {
  const withoutCode = readDocument(path).replaceAll(/^```.*?^```$/gms, '')
  return [...withoutCode.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading)
}

/** The links of a document, with the problem of each; null if the link is good. */
function linksOf(path: DocumentPath): readonly { readonly href: string; readonly problem: string | null }[] {
  return [...readDocument(path).matchAll(/\]\(([^)\s]+)\)/g)].map(([, href = '']) => ({ href, problem: problemOf(path, href) }))
}

function problemOf(from: DocumentPath, href: string): string | null {
  if (/^[a-z]+:/.test(href)) return 'leads to another site'
  const [file = '', anchor] = href.split('#')
  const target = file === '' ? from : relative(programFolder, join(programFolder, dirname(from), file)).replaceAll('\\', '/')
  if (!existsSync(join(programFolder, target))) return 'leads nowhere'
  if (anchor === undefined) return null
  if (!isDocument(target)) return 'has an anchor in a file that is not a document'
  return headingsOf(target).map(anchorOf).includes(anchor) ? null : 'leads to a heading that does not exist'
}

describe('every document', () => {
  test.for(documentPaths)('%s has links that lead somewhere, and headings with different names', (path) => {
    expect(linksOf(path).filter(({ problem }) => problem !== null)).toEqual([])
    const anchors = headingsOf(path).map(anchorOf)
    expect(anchors.filter((anchor, index) => anchors.indexOf(anchor) !== index)).toEqual([])
  })

  test('is linked from the README', () => {
    const linked = new Set(linksOf('README.md').map(({ href }) => href))
    expect(documentPaths.filter((path) => path !== 'README.md' && !linked.has(path))).toEqual([])
  })

  test('in resources/docs is a page of the help, and so are the rules of the report', () => {
    const pages = readdirSync(join(programFolder, 'resources', 'docs')).map((name) => `resources/docs/${name}`)
    expect(helpPageIds.map((id) => helpPages[id].path).toSorted()).toEqual([...pages, 'shared/REPORT.md'].toSorted())
  })
})

describe('the README', () => {
  const readme = readDocument('README.md')

  test('has at most 97 lines of at most 120 characters', () => {
    const lines = readme.trimEnd().split('\n')
    expect(lines.length).toBeLessThanOrEqual(97)
    expect(lines.filter((line) => line.length > 120)).toEqual([])
  })

  test('shows four files of three lines that the program reads, with the defaults that it names', () => {
    const [polls = '', hours = '', timezones = '', stores = '', ...others] = codeBlocks(readme).filter((code) => code.startsWith('store_id,'))
    expect(others).toEqual([])
    for (const file of [polls, hours, timezones, stores]) expect(file.trimEnd().split('\n')).toHaveLength(3)
    return withFolder({ 'a.csv': polls, 'b.csv': hours, 'c.csv': timezones, 'd.csv': stores }, async (folder) => {
      const { stdout } = await runProgram('inspect', folder, '--json')
      const { files, issues, stores: counted }: { files: readonly Readonly<Record<string, unknown>>[]; issues: number; stores: number } =
        JSON.parse(stdout)
      expect(files.map(({ role, rowsLoaded }) => [role, rowsLoaded])).toEqual([['polls', 2], ['businessHours', 2], ['timezones', 2], ['stores', 2]])
      expect({ issues, stores: counted }).toEqual({ issues: 0, stores: 2 })
    })
  })

  test('names the defaults that a store has without hours and without a timezone', () =>
    withFolder({ 'polls.csv': codeBlocks(readme).find((code) => code.includes('timestamp_utc')) ?? '' }, async (folder) => {
      const [, store = ''] = /\n(\d+),/.exec(codeBlocks(readme).find((code) => code.includes('timestamp_utc')) ?? '') ?? []
      const { stdout } = await runProgram('timeline', folder, store, '--json')
      const { row, openings }: { row: { timezone: string; open_last_week: number }; openings: readonly unknown[] } = JSON.parse(stdout)
      expect(readme).toContain(`is in \`${row.timezone}\``)
      expect(readme).toContain('is open 24×7')
      expect({ open: row.open_last_week, openings: openings.length }).toEqual({ open: 168, openings: 1 })
    }))
})

test('every path that the architecture and the notes for contributors name exists', () => {
  const named = (['resources/docs/architecture.md', '.github/CONTRIBUTING.md'] as const).flatMap((path) => codeIn(readDocument(path)))
  const paths = named.filter((text) => /^(?:electron|renderer|resources|shared|test)\b[\w./-]*$/.test(text))
  expect(paths).toEqual(expect.arrayContaining(['shared/report/columns.ts', 'electron/cli/program.ts', 'renderer/fleet']))
  expect(paths.filter((path) => !existsSync(join(programFolder, path)))).toEqual([])
})
