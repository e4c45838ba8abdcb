import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import type { SheetRequest } from '../../../../electron/engine/files/sheetThread'
import { openWorkbook, readSheets } from '../../../../electron/engine/files/workbook'
import { withFolder } from '../../../support/data/folder'
import { outcomeOf } from '../../../support/engine/inputTable'
import { useEngine } from '../../../support/engine/useEngine'

const header = ['store_id', 'timestamp_utc', 'status']
const polls = Array.from({ length: 12_000 }, (_, at) => [`store ${at}`, `2023-01-24 12:00:00.${at} UTC`, 'active'])

/** A workbook that is too large to be read by the thread that asks for it. */
const written = writeXlsx({ sheets: [{ name: 'Notes', rows: [['made on Monday']] }, { name: 'Empty', rows: [] }, { name: 'Polls', rows: [header, ...polls] }] })

async function withWorkbook(use: (bytes: Buffer<ArrayBuffer>) => Promise<void>): Promise<void> {
  await withFolder({ 'polls.xlsx': await written }, async (folder) => {
    const bytes = await openWorkbook(join(folder, 'polls.xlsx'), null)
    if (typeof bytes === 'string') throw new Error(bytes)
    await use(bytes)
  })
}

async function countThreads(): Promise<number> {
  return (await readdir('/proc/self/task')).length
}

describe('a large workbook', () => {
  test.each<{ name: string; request: SheetRequest; expected: readonly unknown[] }>([
    {
      name: 'all rows of a sheet',
      request: { sheet: 2 },
      expected: [header, ...polls].map((fields, at) => [2, '', at + 1, fields]),
    },
    {
      name: 'the first rows of all sheets',
      request: { sheet: null, maximumRows: 2 },
      expected: [
        [0, 'Notes', 1, ['made on Monday']],
        [2, 'Polls', 1, header],
        [2, 'Polls', 2, polls[0]],
      ],
    },
  ])('has $name', ({ request, expected }) =>
    withWorkbook(async (bytes) => {
      const found: unknown[] = []
      for await (const { sheet, name, rows } of readSheets(bytes, request)) {
        expect(rows.length).toBeLessThanOrEqual(1000)
        found.push(...rows.map(({ line, fields }) => [sheet, name, line, fields]))
      }
      expect(found).toEqual(expected)
    }))

  const { engine } = useEngine()

  test('that is damaged behind its first rows is not loaded', () =>
    withWorkbook((bytes) => {
      const sheetEnd = bytes.indexOf('PK', bytes.indexOf('xl/worksheets/sheet3.xml', 0, 'latin1'), 'latin1')
      bytes.fill(0xFF, sheetEnd - 2000, sheetEnd)
      return withFolder({ 'polls.xlsx': bytes }, async (folder) => {
        expect((await outcomeOf(engine(), folder)).refusal).toBe('The file FOLDER/polls.xlsx cannot be read: it is damaged; copy or export it again.')
      })
    }))

  describe.runIf(process.platform === 'linux')('leaves no thread', () => {
    test('when its reader stops, or is stopped', () =>
      withWorkbook(async (bytes) => {
        const copy = Buffer.from(new Uint8Array(bytes).buffer)
        const before = await countThreads()
        for await (const { rows } of readSheets(bytes, { sheet: 2 })) {
          expect(rows).toHaveLength(1000)
          expect(await countThreads()).toBe(before + 1)
          break
        }
        expect(await countThreads()).toBe(before)

        const stop = new AbortController()
        const reading = readSheets(copy, { sheet: 2 }, stop.signal)
        const next = reading.next()
        stop.abort()
        await expect(next).rejects.toThrow('aborted')
        expect(await countThreads()).toBe(before)
      }))
  })
})
