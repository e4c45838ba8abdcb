import { useCallback, useState, type RefCallback } from 'react'

/**
 * The width of an element in pixels, and the ref for the element. The width is 0 before the layout. That is never
 * painted, because React renders again at once when a ref changes the state.
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
