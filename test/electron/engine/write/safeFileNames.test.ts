import { expect, test } from 'vitest'
import { safeFileNames } from '../../../../electron/engine/write/safeFileNames'

test.each<[string, string]>([
  ['Ann', 'Ann'],
  ["Ada O'Hara & Söhne", "Ada O'Hara & Söhne"],
  ['../../etc/passwd', '_.._etc_passwd'],
  ['a\\b:c*d?e"f<g>h|i', 'a_b_c_d_e_f_g_h_i'],
  ['C:\\Windows', 'C__Windows'],
  ['con', '_con'],
  ['LPT1.old', '_LPT1.old'],
  ['COM¹', '_COM¹'],
  ['aux .txt', '_aux .txt'],
  ['CONIN$', '_CONIN$'],
  ['Constance', 'Constance'],
  ['  spaced . ', 'spaced'],
  ['.hidden', 'hidden'],
  ['...', '_'],
  ['', '_'],
  ['--force', '_--force'],
  ['line\nend\u0000\u202Eexe', 'line_end__exe'],
  ['x'.repeat(300), 'x'.repeat(100)],
])('%j becomes %j', (text, name) => {
  expect(safeFileNames([text])).toEqual([name])
})

test('names differ even where neither case nor the form of a letter matters', () => {
  const names = safeFileNames(['Ann', 'ANN', 'ann', 'Ann (2)', 'a/b', 'a:b', 'Zoe\u0308', 'Zo\u00EB', '', '..'])
  expect(names).toEqual(['Ann', 'ANN (2)', 'ann (3)', 'Ann (2) (2)', 'a_b', 'a_b (2)', 'Zoë', 'Zoë (2)', '_', '_ (2)'])
  expect(new Set(names.map((name) => name.toLowerCase().normalize('NFKC'))).size).toBe(names.length)
})

test('names fit into file systems also in other scripts', () => {
  const [name = ''] = safeFileNames(['店'.repeat(300)])
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200)
  expect(name).toMatch(/^店+$/)
  const [emoji = ''] = safeFileNames(['🏪'.repeat(99)])
  expect(emoji).toMatch(/^(?:🏪)+$/u)
})
