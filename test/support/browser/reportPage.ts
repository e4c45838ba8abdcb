import type { Locator, Page } from 'playwright-core'
import type { ColumnKey } from '../../../shared/report/columns'

/** The report on the page as a user meets it; shared by the specs of all doors. */
export class ReportPage {
  constructor(readonly page: Page) {}

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true })
  }

  /** The messages a screen reader would interrupt for. */
  get errors(): Locator {
    return this.page.getByRole('alert')
  }

  /** The top bar's name for the open folder; it changes when loading has ended well. */
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

  /** Clicks the header, and waits until it says the direction this click leads to: first ascending, then descending. */
  async clickHeader(column: ColumnKey, direction: 'ascending' | 'descending'): Promise<void> {
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
    await this.page.getByRole('spinbutton', { name: 'Filter Value' }).first().fill(String(value))
    await this.page.keyboard.press('Escape')
  }

  /** Takes away the order of the default view; the stores are in the order of their ids then. */
  async sortById(): Promise<void> {
    await this.clickHeader('uptime_percent_last_week', 'descending')
    await this.header('uptime_percent_last_week').click()
    await this.page.locator('.ag-header-cell[col-id="uptime_percent_last_week"][aria-sort="none"]').waitFor()
  }

  /** Chooses a view by its name in the menu of views. */
  async chooseView(name: string): Promise<void> {
    await this.views.click()
    await this.page.getByRole('group', { name: 'Views' }).getByRole('button', { name, exact: true }).click()
  }

  /** The button that says which view is on, and whether it was changed since. */
  get views(): Locator {
    return this.page.getByRole('button', { name: /^View:/ })
  }

  async search(text: string): Promise<void> {
    await this.page.getByRole('searchbox', { name: 'Search stores' }).fill(text)
  }

  /** Opens the export dialog and chooses by the words of the choices; the caller presses Export. */
  async prepareExport(...choices: readonly string[]): Promise<void> {
    await this.button('Export…').click()
    const dialog = this.page.getByRole('dialog', { name: 'Export' })
    for (const choice of choices) await dialog.getByLabel(choice).check()
  }

  header(column: ColumnKey): Locator {
    return this.page.locator(`.ag-header-cell[col-id="${column}"]`)
  }
}
