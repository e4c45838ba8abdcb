import type { Page } from 'playwright-core'

const elements = '.ag-header-cell, .ag-row, .ag-body-horizontal-scroll, aside, dialog, [role="group"]'
const stableFrames = 8

/** Resolves when nothing has moved for some frames, because the grid lays itself out again a while after a change of size. */
export function settledLayout(page: Page): Promise<void> {
  return page.evaluate(
    ([selector, enough]) =>
      new Promise<void>((resolve) => {
        function look(before: string, frames: number): void {
          const boxes = [...document.querySelectorAll(selector)].map((element) => element.getBoundingClientRect())
          const now = JSON.stringify(boxes)
          if (now === before && frames >= enough) resolve()
          else requestAnimationFrame(() => look(now, now === before ? frames + 1 : 0))
        }
        look('', 0)
      }),
    [elements, stableFrames] as const,
  )
}
