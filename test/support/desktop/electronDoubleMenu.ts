export interface MenuTemplate {
  readonly id?: string
  readonly label?: string
  readonly submenu?: readonly MenuTemplate[]
  readonly click?: () => void
}

/** A menu made from a template as in Electron. Only `enabled` of its items can be set later. */
export class DoubleMenu {
  readonly items: readonly DoubleMenuItem[]

  constructor(template: readonly MenuTemplate[]) {
    this.items = template.map((item) => new DoubleMenuItem(item))
  }

  /** The item at the end of a path of labels. */
  at(path: readonly string[]): DoubleMenuItem {
    const [label, ...rest] = path
    const found = this.items.find((item) => item.shownLabel === label)
    if (found === undefined) throw new Error(`The menu has no item ${label}`)
    return rest.length === 0 ? found : (found.submenu ?? new DoubleMenu([])).at(rest)
  }

  getMenuItemById(id: string): DoubleMenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : (item.submenu?.getMenuItemById(id) ?? null)
      if (found !== null) return found
    }
    return null
  }
}

class DoubleMenuItem {
  enabled = true
  readonly id: string | undefined
  /** With an & before the letter that chooses the item. */
  readonly label: string
  readonly shownLabel: string
  readonly submenu: DoubleMenu | undefined
  readonly click: () => void

  constructor({ id, label = '', submenu, click }: MenuTemplate) {
    this.id = id
    this.label = label
    this.shownLabel = label.replaceAll(/&(.)/g, '$1')
    this.submenu = submenu && new DoubleMenu(submenu)
    this.click = () => {
      if (click === undefined) throw new Error(`The menu item ${label} does nothing`)
      click()
    }
  }
}
