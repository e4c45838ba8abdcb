import type { KeyboardEvent } from 'react'

/** The `data-index` of the part of a chart that an event is about; null outside of them. */
export function chartPartAt(target: EventTarget): number | null {
  const index = target instanceof Element ? target.closest<SVGElement>('[data-index]')?.dataset['index'] : undefined
  return index === undefined ? null : Number(index)
}

/** Moves the focus to the part that a key leads to, by its `data-index`; Enter and Space choose the part in focus. */
export function handleChartKey(
  event: KeyboardEvent<SVGSVGElement>,
  destinations: Readonly<Record<string, number>>,
  choose?: () => void,
): void {
  const destination = destinations[event.key]
  if (destination !== undefined) event.currentTarget.querySelector<SVGElement>(`[data-index="${destination}"]`)?.focus()
  else if (choose !== undefined && (event.key === 'Enter' || event.key === ' ')) choose()
  else return
  event.preventDefault()
}
