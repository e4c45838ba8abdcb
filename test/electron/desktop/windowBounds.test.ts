import { expect, test } from 'vitest'
import { reachableBounds, windowSizes } from '../../../electron/desktop/windowBounds'

const left = { x: 0, y: 24, width: 1600, height: 936 }
const right = { x: 1600, y: 0, width: 1920, height: 1080 }
const inMiddle = { x: 80, y: 42, width: 1440, height: 900 }

test.for([
  ['on the first screen', { x: 100, y: 50, width: 1440, height: 900 }, true],
  ['on the second screen', { x: 2000, y: 0, width: 1440, height: 900 }, true],
  ['over both screens', { x: 1000, y: 50, width: 1440, height: 900 }, true],
  ['with a corner out of sight', { x: -1300, y: 500, width: 1440, height: 900 }, true],
  ['on a screen that was further right', { x: 4000, y: 50, width: 1440, height: 900 }, false],
  ['that is maximised on Windows', { x: 1592, y: -8, width: 1936, height: 1096 }, true],
  ['with its title bar above every screen', { x: 100, y: -500, width: 1440, height: 900 }, false],
  ['below every screen', { x: 100, y: 1060, width: 1440, height: 900 }, false],
  ['with too little of its title bar in sight', { x: -1400, y: 50, width: 1440, height: 900 }, false],
] as const)('a window %s', ([, bounds, stays]) => {
  expect(reachableBounds(bounds, [left, right])).toEqual(stays ? bounds : inMiddle)
})

test('a window that comes to a smaller screen fits it', () => {
  expect(reachableBounds({ x: 4000, y: 0, width: 3000, height: 2000 }, [left])).toEqual(left)
})

test.for([
  ['a large screen', { width: 2560, height: 1400 }, [1440, 900, 960, 640]],
  ['a laptop of 1366 by 768 pixels', { width: 1366, height: 728 }, [1366, 728, 960, 640]],
  ['1920 by 1080 pixels at 200 %', { width: 960, height: 516 }, [960, 516, 960, 516]],
] as const)('the first window fits %s', ([, workArea, [width, height, minWidth, minHeight]]) => {
  expect(windowSizes(workArea)).toEqual({ width, height, minWidth, minHeight })
})
