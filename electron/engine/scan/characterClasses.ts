import type { Delimiter } from '../files/csvRecords'
import { idProblem } from '../files/storeIdProblems'

/** Classes of UTF-16 code units for the fast path of the row scanner; 0 is ordinary text. */
export const characterClasses = { lineEnd: 1, delimiter: 2, quote: 3, plus: 4, suspect: 5 } as const

const surrogates = { first: 0xd800, last: 0xdfff } as const
/** Computed once, when the first file needs it, because it takes about 1 % of the time of a large report. */
let suspects: Uint8Array | undefined

/** The class of every code unit, indexed by code unit. */
export function classifyCharacters(delimiter: Delimiter): Uint8Array {
  suspects ??= findSuspects()
  const classes = suspects.slice()
  classes['\n'.charCodeAt(0)] = characterClasses.lineEnd
  classes['"'.charCodeAt(0)] = characterClasses.quote
  classes['+'.charCodeAt(0)] = characterClasses.plus
  classes[delimiter.charCodeAt(0)] = characterClasses.delimiter
  return classes
}

/** Marks characters that an id must not have, and surrogates, because half a character cannot be judged alone. */
function findSuspects(): Uint8Array {
  return Uint8Array.from({ length: 0x10000 }, (_, code) => {
    const isSurrogate = code >= surrogates.first && code <= surrogates.last
    return isSurrogate || idProblem(String.fromCharCode(code)) !== null ? characterClasses.suspect : 0
  })
}
