import { expect, onTestFinished, test } from 'vitest'
import { openPage } from '../../support/page/openPage'

/** Moves a file over the page; true if the page has cancelled the event, which accepts the file. */
function drag(kind: 'dragenter' | 'dragover' | 'drop'): string {
  return `(() => {
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File([], 'polls'))
    return !document.body.dispatchEvent(new DragEvent('${kind}', { dataTransfer, bubbles: true, cancelable: true }))
  })()`
}

test('a folder may be dropped before the pointer has moved over the page', async () => {
  const report = await openPage({ rows: [{ store_id: '1' }] })
  onTestFinished(() => report.close())
  await expect.poll(() => report.storeIds()).toEqual(['1'])
  expect(await report.page.evaluate(drag('dragenter'))).toBe(true)
  expect(await report.page.evaluate(drag('drop'))).toBe(true)
  await report.page.getByText('Browsers hide folder paths. Please type the path.').waitFor()
})
