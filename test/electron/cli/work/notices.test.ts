import { describe, expect, test, vi } from 'vitest'
import { RunNotices, noticeText, toPrintedNotice } from '../../../../electron/cli/work/notices'
import { runOnFolder } from '../../../../electron/cli/work/runOnFolder'
import type { Notice } from '../../../../shared/folder/dataSet'
import { withFolder } from '../../../support/data/folder'
import { files } from '../../../support/data/smallFolder'

const noHours: Notice = {
  code: 'business_hours_missing',
  text: 'No business hours were read.\nEvery store counts as open 24×7.',
  proposal: { businessHours: [{ file: 'open times.csv', columns: { hours: 'times' } }], weekdays: 'iso' },
}
const early: Notice = { code: 'few_polls', text: 'Only 1 of 9 polls is in the week.', proposal: null }
const options = `--map 'business-hours=open times.csv:hours=times' --weekdays iso`

test('a notice is one line, with the options that follow its proposal', () => {
  expect(noticeText(noHours)).toBe(`No business hours were read. Every store counts as open 24×7. Suggestion: ${options}`)
  expect(noticeText({ ...early, text: 'File \u001B[2J.csv' })).toBe('File <U+001B>[2J.csv')
  expect(toPrintedNotice(noHours)).toEqual({ code: noHours.code, text: noHours.text, proposal: options })
  expect(toPrintedNotice(early)).toEqual(early)
  expect(toPrintedNotice({ ...early, proposal: {} })).toEqual(early)
})

describe('the notices of a run', () => {
  test('are printed once, also if they come again or were printed by the run before', () => {
    const printed: string[] = []
    const before = new Set<string>()
    const first = new RunNotices((line) => printed.push(line), before)
    first.tell([early])
    first.tell([early, noHours])
    new RunNotices((line) => printed.push(line), before).tell([noHours, { ...early, text: 'Only 2 of 12 polls is in the week.' }])
    expect(printed).toEqual([`notice: ${noticeText(early)}\n`, `notice: ${noticeText(noHours)}\n`])
  })

  test('are errors on request, also if they were printed before', () => {
    const before = new Set<string>()
    new RunNotices(() => undefined, before).tell([early])
    const run = new RunNotices(() => undefined, before)
    expect(() => run.refuseAny()).not.toThrow()
    run.tell([early])
    expect(() => run.refuseAny()).toThrow('There is 1 notice, and --strict makes that an error. All outputs are written.')
    run.tell([noHours])
    expect(() => run.refuseAny()).toThrow('There are 2 notices, and')
  })
})

test.each([{ strict: true }, {}] as const)('a command does its work before notices end it: %o', (given) =>
  withFolder({ ...files }, async (folder) => {
    const written: string[] = []
    const write = vi.spyOn(process.stderr, 'write').mockImplementation((line) => written.push(String(line)) > 0)
    let hasWorked = false
    const run = runOnFolder(folder, given, ['load'], async ({ tell }) => {
      tell([early])
      hasWorked = true
    })
    const end = await run.then(() => null, ({ code }: { code: string }) => code).finally(() => write.mockRestore())
    expect({ end, hasWorked }).toEqual({ end: given.strict ? 'DATA_UNUSABLE' : null, hasWorked: true })
    expect(written).toContain(`notice: ${early.text}\n`)
  }),
)
