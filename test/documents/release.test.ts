import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readDocument } from '../support/documents/documents'
import { programFolder } from '../support/program/programFolder'

const { version, scripts }: { version: string; scripts: Readonly<Record<string, string>> } = JSON.parse(
  readFileSync(join(programFolder, 'package.json'), 'utf8'),
)

test('the change log begins with this version', () => {
  const [, newest] = /^## (\S+)/m.exec(readDocument('.github/CHANGELOG.md')) ?? []
  expect(newest).toBe(version)
})

describe('the release workflow', () => {
  const workflow = readFileSync(join(programFolder, '.github/workflows/release.yml'), 'utf8')

  test('runs for tags of versions, on three systems', () => {
    expect(workflow).toContain("tags: ['v*']")
    expect(workflow).toContain('system: [ubuntu-latest, windows-latest, macos-latest]')
  })

  test('may only read, except for the job that makes the release', () => {
    expect([...workflow.matchAll(/^( *)contents: (\w+)$/gm)].map(([, indent = '', right]) => [indent.length, right])).toEqual([
      [2, 'read'],
      [6, 'write'],
    ])
  })

  test('uses only actions of GitHub itself, each with its version', () => {
    const actions = [...workflow.matchAll(/uses: (.+)$/gm)].map(([, action = '']) => action)
    expect(actions.length).toBeGreaterThan(3)
    expect(actions.filter((action) => !/^actions\/[\w-]+@v\d+$/.test(action))).toEqual([])
  })

  test('installs the locked packages and runs scripts that exist', () => {
    const commands = [...workflow.matchAll(/- run: npm (\S+)(?: (\S+))?$/gm)].map(([, command = '', script]) => script ?? command)
    expect(commands).toEqual(['ci', 'test', 'dist'])
    expect(commands.slice(1).filter((name) => scripts[name] === undefined)).toEqual([])
  })
})
