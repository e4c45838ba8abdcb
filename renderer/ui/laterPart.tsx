import { lazy, Suspense, useState, type ComponentType } from 'react'
import { firstScreen } from '../hooks/firstScreen'

/** Milliseconds in which the page may become complete before it loads what the user may need later. */
const pause = 1000

/**
 * A part of the page that is not in the file of what is on screen first, so that this appears sooner. Its own file is loaded
 * before the user asks for it: after the first screen if it comes `next`, and else when the page has nothing else to do.
 */
export function laterPart<Props extends object>(load: () => Promise<ComponentType<Props>>, comes: 'next' | 'later' = 'later'): ComponentType<Props> {
  const loaded: ComponentType<Props>[] = []
  const Part = lazy(async () => ({ default: await load() }))
  const loadAhead = async (): Promise<void> => void loaded.push(await load())
  void firstScreen.then(() => {
    if (comes === 'next') void loadAhead()
    else setTimeout(() => requestIdleCallback(() => void loadAhead()), pause)
  })
  return (props) => {
    // Chosen once, because a part that is on screen must not be replaced. One that is loaded appears at once.
    const [Loaded] = useState(() => loaded[0])
    if (Loaded !== undefined) return <Loaded {...props} />
    return (
      <Suspense fallback={null}>
        <Part {...props} />
      </Suspense>
    )
  }
}
