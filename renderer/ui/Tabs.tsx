import { useRef, type KeyboardEvent } from 'react'
import './Tabs.css'

interface TabsProps<Id extends string> {
  /** The name of the tab list, for screen readers. */
  readonly name: string
  readonly tabs: readonly { readonly id: Id; readonly label: string }[]
  readonly current: Id
  /** A prefix for the ids of the tabs and their panels. */
  readonly idPrefix: string
  readonly onChange: (id: Id) => void
}

/** Attributes that make an element the panel of a tab. */
export function panelProps(idPrefix: string, id: string) {
  return { id: `${idPrefix}-panel-${id}`, role: 'tabpanel', 'aria-labelledby': tabId(idPrefix, id) } as const
}

function tabId(idPrefix: string, id: string): string {
  return `${idPrefix}-tab-${id}`
}

/** A tab list with one tab stop. Arrow keys, Home and End move to a tab and show its panel. */
export function Tabs<Id extends string>({ name, tabs, current, idPrefix, onChange }: TabsProps<Id>) {
  const list = useRef<HTMLDivElement>(null)

  function onKeyDown(event: KeyboardEvent): void {
    const index = tabs.findIndex(({ id }) => id === current)
    const destinations: Readonly<Record<string, number>> = {
      ArrowRight: (index + 1) % tabs.length,
      ArrowLeft: (index + tabs.length - 1) % tabs.length,
      Home: 0,
      End: tabs.length - 1,
    }
    const destination = tabs[destinations[event.key] ?? -1]
    if (destination === undefined) return
    event.preventDefault()
    onChange(destination.id)
    list.current?.querySelector<HTMLElement>(`[id="${tabId(idPrefix, destination.id)}"]`)?.focus()
  }

  return (
    <div ref={list} className="tabs" role="tablist" tabIndex={-1} aria-label={name} onKeyDown={onKeyDown}>
      {tabs.map(({ id, label }) => (
        <button
          key={id}
          id={tabId(idPrefix, id)}
          type="button"
          role="tab"
          className="tab"
          aria-selected={id === current}
          aria-controls={panelProps(idPrefix, id).id}
          tabIndex={id === current ? 0 : -1}
          onClick={() => onChange(id)}
        >
          {label}
        </button>
      ))}
    </div>
  )
}
