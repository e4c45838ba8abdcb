import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import type { Context } from '../../../electron/operations/context'
import { dispatch } from '../../../electron/operations/dispatch'
import type { Host } from '../../../electron/operations/host'
import { desktopContext } from '../../support/desktop/desktopContext'
import { withFolder } from '../../support/data/folder'
import { files } from '../../support/data/smallFolder'
import { useEngine } from '../../support/engine/useEngine'

const { engine, reportOn } = useEngine()

/** A desktop whose user saves every export in a folder, under the suggested name. */
function contextIn(folder: string, host: Partial<Host> = {}): Context {
  return desktopContext(engine(), folder, { chooseSavePath: (name) => Promise.resolve(join(folder, name)), ...host })
}

async function makeReport(): Promise<number> {
  await reportOn(files)
  const { reports } = await engine().reports.list({ folder: null, offset: 0, limit: 1 })
  return reports[0]?.reportId ?? 0
}

test('every kind of export has a separate file name and returns its number of rows', () =>
  withFolder({}, async (folder) => {
    const reportId = await makeReport()
    const context = contextIn(folder, { printPdf: (html) => Promise.resolve(Buffer.from(`printed ${html.length}`)) })
    const stem = join(folder, 'store-monitor-2023-01-24T12-00-00Z')
    const rows = { reportId }
    expect(await dispatch('exportCsv', { ...rows, columns: ['store_id'], withSummary: true }, context)).toEqual({
      ok: true,
      value: { kind: 'saved', path: `${stem}.csv`, rows: 3, summaryPath: `${stem}.summary.txt` },
    })
    // Only 0042 was down, once.
    expect(await dispatch('exportOutages', rows, context)).toMatchObject({ value: { path: `${stem}-outages.csv`, rows: 1 } })
    expect(await dispatch('exportHtml', rows, context)).toMatchObject({ value: { path: `${stem}.html`, rows: 3 } })
    expect(await dispatch('exportPdf', rows, context)).toMatchObject({ value: { path: `${stem}.pdf`, rows: 3 } })
    expect(await readFile(`${stem}.pdf`, 'utf8')).toMatch(/^printed \d+$/)
    expect(await readFile(`${stem}.summary.txt`, 'utf8')).toContain('summary of store-monitor-2023-01-24T12-00-00Z.csv')
    expect(await readdir(folder)).toHaveLength(5)
  }))

test('a cancelled export leaves no file', () =>
  withFolder({}, async (folder) => {
    const reportId = await makeReport()
    const context: Context = contextIn(folder, {
      chooseSavePath(name) {
        // The export has started by then.
        setImmediate(() => void dispatch('cancelExport', { exportId: 'mine' }, context))
        return Promise.resolve(join(folder, name))
      },
    })
    expect(await dispatch('exportOutages', { reportId, exportId: 'other' }, context)).toMatchObject({ ok: true })
    expect(await readdir(folder)).toEqual(['store-monitor-2023-01-24T12-00-00Z-outages.csv'])
    expect(await dispatch('exportOutages', { reportId, exportId: 'mine' }, context)).toEqual({
      ok: false,
      error: { code: 'CANCELLED', message: 'Cancelled.' },
    })
    expect(await readdir(folder)).toEqual(['store-monitor-2023-01-24T12-00-00Z-outages.csv'])
  }))

test('a failed export discards the paths of its files, wherever it fails', () =>
  withFolder({}, async (folder) => {
    const reportId = await makeReport()
    const discarded: string[] = []
    const discard = async (path: string): Promise<void> => void discarded.push(basename(path))
    const input = { reportId, columns: ['store_id'], withSummary: true }
    const intoNothing = contextIn(folder, { discard, chooseSavePath: () => Promise.resolve(join(folder, 'missing', 'rows.csv')) })
    expect(await dispatch('exportCsv', input, intoNothing)).toMatchObject({ error: { code: 'WRITE_FAILED' } })
    expect(discarded.splice(0)).toEqual(['rows.csv', 'rows.summary.txt'])
    const summaryIntoNothing = contextIn(folder, { discard, placeBeside: () => Promise.resolve(join(folder, 'missing', 'summary.txt')) })
    expect(await dispatch('exportCsv', input, summaryIntoNothing)).toMatchObject({ error: { code: 'WRITE_FAILED' } })
    expect(discarded).toEqual(['store-monitor-2023-01-24T12-00-00Z.csv', 'summary.txt'])
  }))

test('only exported files are shown, and only by a door that can show files', () =>
  withFolder({}, async (folder) => {
    const reportId = await makeReport()
    const shown: string[] = []
    const context = contextIn(folder, { showFile: (path) => void shown.push(path) })
    const path = join(folder, 'store-monitor-2023-01-24T12-00-00Z.html')
    const before = await dispatch('showFile', { path }, context)
    await dispatch('exportHtml', { reportId }, context)
    expect(before).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } })
    expect(await dispatch('showFile', { path: '/etc/passwd' }, context)).toMatchObject({ error: { code: 'FORBIDDEN' } })
    expect(await dispatch('showFile', { path }, context)).toEqual({ ok: true, value: null })
    expect(shown).toEqual([path])
    expect(await dispatch('showFile', { path }, { ...context, host: { ...context.host, showFile: null } })).toMatchObject({
      error: { code: 'FORBIDDEN' },
    })
    expect(await dispatch('exportPdf', { reportId }, context)).toMatchObject({ error: { code: 'FORBIDDEN' } })
  }))
