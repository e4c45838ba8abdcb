import { expect, test } from 'vitest'
import { fractionOf } from '../../../shared/core/progress'

test('jobs that follow each other share one bar, which never goes back', () => {
  const both = ['load', 'report'] as const
  const steps = [
    { job: 'load', fraction: 0 },
    { job: 'load', fraction: 0.5 },
    { job: 'load', fraction: 1 },
    { job: 'report', fraction: 0 },
    { job: 'report', fraction: 0.5 },
    { job: 'report', fraction: 1 },
  ] as const
  expect(steps.map((step) => fractionOf(step, both))).toEqual([0, 0.3, 0.6, 0.6, 0.8, 1])
})

test('a single job fills the bar', () => {
  expect(fractionOf({ job: 'load', fraction: 1 }, ['load'])).toBe(1)
  expect(fractionOf({ job: 'report', fraction: 0.5 }, ['report'])).toBe(0.5)
})

test('an unknown fraction stays unknown, whatever was done before', () => {
  expect(fractionOf({ job: 'report', fraction: null }, ['load', 'report'])).toBeNull()
})
