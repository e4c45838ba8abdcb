import type { Locator, Page } from 'playwright-core'
import type { ColumnKey } from '../../../shared/report/columns'

/** The controls of the report page, for the specs of all doors. */
export class ReportPage {
  constructor(readonly page: Page) {}

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true })
  }

  /** The messages for which a screen reader interrupts. */
  get errors(): Locator {
    return this.page.getByRole('alert')
  }

  /** The name of the open folder in the top bar. It changes after a folder has been loaded. */
  folder(path: string): Locator {
    return this.page.getByRole('banner').getByTitle(path)
  }

  /** The cell of the grid with the id of a store. */
  storeCell(storeId: string): Locator {
    return this.page.locator('.ag-cell[col-id="store_id"]', { hasText: storeId })
  }

  /** The ids in the grid from top to bottom. */
  async storeIds(): Promise<readonly string[]> {
    const cells = await this.page.locator('.ag-cell[col-id="store_id"]').evaluateAll((elements) =>
      elements.map((cell) => ({
        index: Number(cell.closest('[role="row"]')?.getAttribute('row-index')),
        storeId: cell.textContent ?? '',
      })),
    )
    return cells.toSorted((left, right) => left.index - right.index).map(({ storeId }) => storeId)
  }

  /** Clicks the header and waits for this sort direction. The first click sorts ascending, the second descending. */
  async clickHeader(column: ColumnKey, direction: 'ascending' | 'descending' | 'none'): Promise<void> {
    await this.header(column).click()
    await this.page.locator(`.ag-header-cell[col-id="${column}"][aria-sort="${direction}"]`).waitFor()
  }

  async openFilter(column: ColumnKey): Promise<void> {
    await this.header(column).locator('.ag-header-cell-filter-button').click()
  }

  async filterEquals(column: ColumnKey, value: number): Promise<void> {
    await this.openFilter(column)
    await this.page.getByRole('combobox', { name: 'Filtering operator' }).first().click()
    await this.page.getByRole('option', { name: 'Equals' }).click()
    await this.page.getByRole('textbox', { name: 'Filter Value' }).first().fill(String(value))
    await this.page.keyboard.press('Escape')
  }

  /** Removes the sort order of the default view, so that the stores are sorted by id. */
  async sortById(): Promise<void> {
    await this.clickHeader('downtime_last_week', 'none')
  }

  /** Chooses a view by its name in the menu of views. */
  async chooseView(name: string): Promise<void> {
    await this.views.click()
    await this.page.getByRole('group', { name: 'Views' }).getByRole('button', { name, exact: true }).click()
  }

  /** The button with the name of the current view, and whether it was modified. */
  get views(): Locator {
    return this.page.getByRole('button', { name: /^View:/ })
  }

  async search(text: string): Promise<void> {
    const field = this.page.getByRole('searchbox', { name: 'Search stores' })
    // The field is emptied with a key, and the grid takes a focus that it is given only a moment later.
    do await field.fill(text)
    while ((await field.inputValue()) !== text)
  }

  /** Opens the export dialog and makes choices by their labels. The caller presses Export. */
  async prepareExport(...choices: readonly string[]): Promise<void> {
    await this.button('Export…').click()
    const dialog = this.page.getByRole('dialog', { name: 'Export' })
    for (const choice of choices) await dialog.getByLabel(choice).check()
  }

  header(column: ColumnKey): Locator {
    return this.page.locator(`.ag-header-cell[col-id="${column}"]`)
  }
}
