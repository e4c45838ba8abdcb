import { expect, test } from 'vitest'
import { showControls, showHidden } from '../../../../electron/engine/core/showHidden'

test.for(['\u0000', '\u001b', '\u007f', '\u009b', '\u061c', '\u200e', '\u200f', '\u202a', '\u202e', '\u2066', '\u2069'])(
  'what controls a terminal or the direction of its text, such as %j, is shown by its number',
  (character) => {
    const number = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
    expect(showControls(`a${character}b`)).toBe(`a<U+${number}>b`)
    expect(showHidden(`a${character}b`)).toBe(`a<U+${number}>b`)
  },
)

test.for(['Zoë 1', 'عربي', 'עברית', '👩‍👩‍👧', 'a\u200bb'])('a name such as %s stays as it is on a terminal', (name) => {
  expect(showControls(name)).toBe(name)
})
