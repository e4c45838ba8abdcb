import { copyFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { withFolder, writeFiles } from '../../../support/data/folder'
import { useEngine } from '../../../support/engine/useEngine'
import { sampleDataFolder } from '../../../support/program/programFolder'


const { engine } = useEngine()

async function makeReport(folder: string): Promise<number> {
  await engine().folder.open(folder)
  const { reportId } = await engine().reports.start()
  expect(await engine().reports.finished(reportId)).toMatchObject({ status: 'complete' })
  return reportId
}

describe('a timeline is refused', () => {
  const polls = `
    store_id,status,timestamp_utc
    s,active,2023-01-24 12:00:00 UTC`

  test('if the report does not have the store', () =>
    withFolder({ 'polls.csv': polls }, async (folder) => {
      const reportId = await makeReport(folder)
      await expect(engine().reports.timeline(reportId, 't')).rejects.toMatchObject({ code: 'STORE_NOT_FOUND' })
      await expect(engine().reports.timeline(reportId + 1, 's')).rejects.toMatchObject({ code: 'REPORT_NOT_FOUND' })
    }))

  test('if another folder is open', () =>
    withFolder({ 'polls.csv': polls }, async (folder) => {
      const reportId = await makeReport(folder)
      await engine().folder.open(sampleDataFolder)
      await expect(engine().reports.timeline(reportId, 's')).rejects.toMatchObject({
        code: 'NO_DATA',
        message: `Open the folder “${basename(folder)}” to see timelines. This report has only totals.`,
      })
      // The missing store is the better explanation.
      await expect(engine().reports.timeline(reportId, 't')).rejects.toMatchObject({ code: 'STORE_NOT_FOUND' })
    }))

  test('if other files were loaded from the same folder', () =>
    withFolder({ 'polls.csv': polls }, async (folder) => {
      const reportId = await makeReport(folder)
      await writeFile(join(folder, 'polls.csv'), 'store_id,timestamp_utc,status\ns,2023-01-24 12:00:00 UTC,inactive\n')
      await engine().folder.open(folder)
      await expect(engine().reports.timeline(reportId, 's')).rejects.toMatchObject({ code: 'NO_DATA' })
      await copyFile(join(sampleDataFolder, 'store_status.csv'), join(folder, 'polls.csv'))
      await engine().folder.open(folder)
      await expect(engine().reports.timeline(reportId, 's')).rejects.toMatchObject({ code: 'NO_DATA' })
    }))

  test('if the polls of this store changed, but not if those of another store did', () =>
    withFolder({ 'polls.csv': `${polls}\nt,active,2023-01-24 12:00:00 UTC` }, async (folder) => {
      const reportId = await makeReport(folder)
      await writeFiles(folder, { 'polls.csv': `${polls}\nt,inactive,2023-01-24 12:00:00 UTC` })
      await engine().folder.open(folder)
      expect(await engine().reports.timeline(reportId, 's')).toMatchObject({ row: { store_id: 's' } })
      await expect(engine().reports.timeline(reportId, 't')).rejects.toMatchObject({ code: 'NO_DATA' })
    }))
})
