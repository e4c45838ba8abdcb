import { expect, test } from 'vitest'
import { zoomStep } from '../../../electron/desktop/zoom'

const keyDown = { type: 'keyDown', control: true, meta: false, alt: false } as const

test.for([
  { keyboard: 'the number pad', presses: [['+', 'NumpadAdd'], ['-', 'NumpadSubtract'], ['0', 'Numpad0']] },
  { keyboard: 'the number pad without Num Lock', presses: [['+', 'NumpadAdd'], ['-', 'NumpadSubtract'], ['Insert', 'Numpad0']] },
  { keyboard: 'the USA', presses: [['=', 'Equal'], ['-', 'Minus'], ['0', 'Digit0']] },
  { keyboard: 'the USA with Shift', presses: [['+', 'Equal'], ['-', 'Minus'], ['0', 'Digit0']] },
  { keyboard: 'Germany', presses: [['+', 'BracketRight'], ['-', 'Slash'], ['0', 'Digit0']] },
  { keyboard: 'France', presses: [['=', 'Equal'], ['-', 'Digit6'], ['à', 'Digit0']] },
  { keyboard: 'France with Shift', presses: [['+', 'Equal'], ['-', 'Digit6'], ['0', 'Digit0']] },
])('the keys of $keyboard zoom in, out and back', ({ presses }) => {
  expect(presses.map(([key = '', code = '']) => zoomStep({ ...keyDown, key, code }, 'linux'))).toEqual([0.5, -0.5, 0])
})

test('other keys do not zoom', () => {
  const plus = { ...keyDown, key: '+', code: 'Equal' }
  expect(zoomStep({ ...plus, type: 'keyUp' }, 'linux')).toBeNull()
  expect(zoomStep({ ...plus, control: false }, 'linux')).toBeNull()
  expect(zoomStep({ ...plus, alt: true }, 'linux')).toBeNull()
  expect(zoomStep({ ...keyDown, key: 'o', code: 'KeyO' }, 'linux')).toBeNull()
  expect(zoomStep(plus, 'darwin')).toBeNull()
  expect(zoomStep({ ...plus, control: false, meta: true }, 'darwin')).toBe(0.5)
})
