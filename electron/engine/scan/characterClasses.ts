import type { Delimiter } from '../files/csvRecords'
import { idProblem } from '../files/storeIds'

/** What a UTF-16 code unit means to who looks for plain lines; 0 is text. */
export const meaning = { endsLine: 1, endsField: 2, quotes: 3, isSign: 4, isSuspect: 5 } as const

const surrogates = { first: 0xd800, last: 0xdfff } as const
/** Found once, when the first file needs it: it takes as long as a hundredth of a large report. */
let suspects: Uint8Array | undefined

/** The meaning of every code unit, by its number. */
export function classifyCharacters(delimiter: Delimiter): Uint8Array {
  suspects ??= findSuspects()
  const meanings = suspects.slice()
  meanings['\n'.charCodeAt(0)] = meaning.endsLine
  meanings['"'.charCodeAt(0)] = meaning.quotes
  meanings['+'.charCodeAt(0)] = meaning.isSign
  meanings[delimiter.charCodeAt(0)] = meaning.endsField
  return meanings
}

/** Characters that an id must not have, and halves of characters, which alone tell nothing. */
function findSuspects(): Uint8Array {
  return Uint8Array.from({ length: 0x10000 }, (_, code) => {
    const isHalf = code >= surrogates.first && code <= surrogates.last
    return isHalf || idProblem(String.fromCharCode(code)) !== null ? meaning.isSuspect : 0
  })
}
