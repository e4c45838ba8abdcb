import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../support/data/temporaryFolder'
import { startApp, startDesktop } from '../support/desktop/realDesktop'
import { dragAndDrop, windowNamed } from '../support/desktop/xdotool'

const dragSource = join(import.meta.dirname, '../support/desktop/dragSource')

test('a folder that is dragged from another program opens', async () => {
  const folder = await temporaryFolder({ 'polls.csv': 'store_id,timestamp_utc,status\n1,2023-01-25 12:00:00 UTC,active' })
  const { report, window } = await startDesktop(await temporaryFolder())
  await report.button('Open folder…').waitFor()
  startApp(dragSource, { DRAG_SOURCE_FILE: folder, DRAG_SOURCE_DATA: await temporaryFolder() })
  await dragAndDrop(await windowNamed('Drag source'), [50, 50], window, [700, 500])
  await report.folder(folder).waitFor()
  await expect.poll(() => report.storeIds()).toEqual(['1'])
})
