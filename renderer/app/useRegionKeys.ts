import { useEffect, useRef } from 'react'
import { useCommand } from '../commands/useCommands'

const regionSelector = '[data-region]'
/** What gets the focus in a region that has not had it yet. In a grid, that is the first cell. */
const entrySelector = '.ag-row-first .ag-cell, a[href], button:not(:disabled), input:not(:disabled), [tabindex="0"]'

/** Moves the focus from one section of the window to the next. Each section gets it where it was last. */
export function useRegionKeys(): void {
  const lastFocused = useRef(new WeakMap<Element, HTMLElement>())

  useEffect(() => {
    function remember({ target }: FocusEvent): void {
      if (!(target instanceof HTMLElement)) return
      const region = target.closest(regionSelector)
      if (region !== null) lastFocused.current.set(region, target)
    }
    document.addEventListener('focusin', remember)
    return () => document.removeEventListener('focusin', remember)
  }, [])

  function go(step: 1 | -1): void {
    const regions = [...document.querySelectorAll<HTMLElement>(regionSelector)]
    const current = regions.findIndex((region) => region.contains(document.activeElement))
    const start = current === -1 && step === -1 ? 0 : current
    const region = regions.at((start + step) % regions.length)
    if (region === undefined) return
    const last = lastFocused.current.get(region)
    const entry = last?.isConnected ? last : region.querySelector<HTMLElement>(entrySelector)
    ;(entry ?? region).focus()
  }

  useCommand('showNextRegion', () => go(1))
  useCommand('showPreviousRegion', () => go(-1))
}
