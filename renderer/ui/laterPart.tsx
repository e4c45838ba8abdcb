import { lazy, Suspense, type ComponentType } from 'react'
import { firstScreen } from '../hooks/firstScreen'

const loads: (() => Promise<unknown>)[] = []

/**
 * A part of the page that is not in its first file, so that the first screen appears sooner. It shows nothing until its
 * own file has been loaded.
 */
export function laterPart<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  loads.push(load)
  const Part = lazy(async () => ({ default: await load() }))
  return (props) => (
    <Suspense fallback={null}>
      <Part {...props} />
    </Suspense>
  )
}

/** Loads all those parts before the user asks for one, but only after the first screen. */
export async function loadLaterParts(): Promise<void> {
  await firstScreen
  for (const load of loads) void load()
}
