import { expect, test } from 'vitest'
import { describeExclusion } from '../../../renderer/app/describeExclusion'

const none = { exceptionSet: null, excluded: null }
const eight = { exceptionSet: 1, excluded: { hours: 8, closures: 1 } }

test.for([
  ['nothing if the exceptions are the same', eight, { ...eight, excluded: { hours: 9, closures: 1 } }, null],
  ['that closures are new', none, eight, 'Excluded: 8 h in 1 closure (before: nothing)'],
  ['that closures were removed', eight, none, 'Excluded: nothing (before: 8 h in 1 closure)'],
  ['that there are more closures', eight, { exceptionSet: 2, excluded: { hours: 10.25, closures: 2 } }, 'Excluded: 10.3 h in 2 closures (before: 8 h in 1 closure)'],
  ['that only special hours changed', eight, { ...eight, exceptionSet: 2 }, 'Closures and special hours changed; excluded as before: 8 h in 1 closure'],
  ['that a closure takes out nothing', none, { exceptionSet: 2, excluded: { hours: 0, closures: 0 } }, 'Closures and special hours changed; excluded as before: nothing'],
] as const)('says %s', ([, before, after, words]) => {
  expect(describeExclusion(before, after)).toBe(words)
})
