import { useEffect, useRef, useState } from 'react'
import { columns, columnSets, type ColumnKey } from '../shared/columns'
import './ColumnChooser.css'

interface ColumnChooserProps {
  readonly visible: readonly ColumnKey[]
  readonly onShow: (keys: readonly ColumnKey[], isShown: boolean) => void
}

/** A button with a list of check boxes, one for each column that can be hidden. */
export function ColumnChooser({ visible, onShow }: ColumnChooserProps) {
  const [isOpen, setIsOpen] = useState(false)
  const container = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    if (!isOpen) return undefined
    const controller = new AbortController()
    const { signal } = controller
    document.addEventListener(
      'pointerdown',
      ({ target }) => {
        if (!(target instanceof Node && container.current?.contains(target))) setIsOpen(false)
      },
      { signal },
    )
    document.addEventListener(
      'keydown',
      ({ key }) => {
        if (key !== 'Escape') return
        setIsOpen(false)
        button.current?.focus()
      },
      { signal },
    )
    return () => controller.abort()
  }, [isOpen])

  const choosable = columns.filter((column) => column.key !== 'store_id')
  const extras = choosable.map((column) => column.key).filter((key) => !columnSets.standard.includes(key))

  return (
    <div className="columnChooser" ref={container}>
      <button
        ref={button}
        type="button"
        className="button"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
      >
        Columns
      </button>
      {isOpen && (
        <fieldset className="columnChooserPanel" aria-label="Columns shown">
          <div className="columnChooserSets">
            <button
              type="button"
              className="button"
              onClick={() => {
                onShow(columnSets.standard, true)
                onShow(extras, false)
              }}
            >
              Standard
            </button>
            <button type="button" className="button" onClick={() => onShow(columnSets.all, true)}>
              All
            </button>
          </div>
          <ul>
            {choosable.map(({ key, label, description }) => (
              <li key={key}>
                <label className="choice" title={description}>
                  <input
                    type="checkbox"
                    checked={visible.includes(key)}
                    onChange={({ target }) => onShow([key], target.checked)}
                  />
                  {label}
                </label>
              </li>
            ))}
          </ul>
        </fieldset>
      )}
    </div>
  )
}
