import { useCallback, useState, type RefCallback } from 'react'

/**
 * The width of an element in pixels, kept up to date, and the ref that tells which element. 0 before it is laid out;
 * that is never painted, because React draws once more at once when a ref changes the state.
 */
export function useWidth(): readonly [width: number, ref: RefCallback<Element>] {
  const [width, setWidth] = useState(0)
  const ref = useCallback((element: Element) => {
    const measure = (): void => setWidth(element.clientWidth)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [width, ref]
}
