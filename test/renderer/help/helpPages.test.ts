import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { commands } from '../../../shared/core/menuCommands'
import { anchorOf, helpPageIds, helpPages, resolveHelpLink } from '../../../renderer/help/helpPages'
import { programFolder } from '../../support/program/programFolder'

test('the Help menu has every page under its title, in their order', () => {
  const labels: readonly string[] = commands.filter(({ menu }) => menu === 'Help').map(({ label }) => label)
  const titles = helpPageIds.map((id) => helpPages[id].title)
  expect(labels.slice(0, titles.length)).toEqual(titles)
})

test('every document of the program is a page of the help', () => {
  const documents = readdirSync(join(programFolder, 'resources/docs')).map((name) => `resources/docs/${name}`)
  expect(helpPageIds.map((id) => helpPages[id].path)).toEqual(expect.arrayContaining(documents))
})

test('every link of the help leads to a heading that is there, or to a file of the source or another site', () => {
  const anchors = new Map(helpPageIds.map((id) => [id, [...helpPages[id].markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading))]))
  const links = helpPageIds.flatMap((page) => [...helpPages[page].markdown.matchAll(/(?<!!)\[[^\]]+\]\(([^)\s]+)\)/g)].map(([, href = '']) => ({ page, href })))
  expect(links.length).toBeGreaterThan(5)
  const lost = links.filter(({ page, href }) => {
    const target = resolveHelpLink(page, href)
    return target?.anchor != null && !anchors.get(target.page)?.includes(target.anchor)
  })
  expect(lost).toEqual([])
})

describe('a link', () => {
  test.for([
    { name: 'to another page', href: 'server.md', location: { page: 'server', anchor: null } },
    { name: 'to a page in another folder', href: '../../shared/REPORT.md', location: { page: 'rules', anchor: null } },
    { name: 'to a heading', href: 'speed.md#the-page', location: { page: 'speed', anchor: 'the-page' } },
    { name: 'on the same page', href: '#files', location: { page: 'manual', anchor: 'files' } },
    { name: 'to a file of the source', href: '../../.github/CONTRIBUTING.md', location: null },
    { name: 'to another site', href: 'https://example.com/resources/docs/server.md', location: null },
    { name: 'that runs a script', href: 'javascript:alert(1)', location: null },
  ])('$name leads to $location', ({ href, location }) => {
    expect(resolveHelpLink('manual', href)).toEqual(location)
  })
})

test.for<readonly [heading: string, anchor: string]>([
  ['Where to change what', 'where-to-change-what'],
  ['`serve`', 'serve'],
  ['Uptime and downtime (method `nearest`, the default)', 'uptime-and-downtime-method-nearest-the-default'],
  ['As-of time and windows', 'as-of-time-and-windows'],
])('the anchor of “%s” is %s', ([heading, anchor]) => {
  expect(anchorOf(heading)).toBe(anchor)
})
