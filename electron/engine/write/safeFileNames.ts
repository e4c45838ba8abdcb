/** Names that Windows reserves for devices, with any ending. To it, small raised digits are digits. */
const reserved = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³])(?=\s*\.|$)/i

/** Characters of a name; file systems allow 255 bytes with the ending and the number. */
const maximumLength = 100
const maximumBytes = 200

/**
 * Names of files, without their ending, for texts of any kind: safe on every system, and different even where case does not
 * matter. The names stay as close to the texts as possible.
 */
export function safeFileNames(texts: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return texts.map((text) => {
    const name = safeName(text)
    let unique = name
    for (let number = 2; taken.has(comparable(unique)); number += 1) unique = `${name} (${number})`
    taken.add(comparable(unique))
    return unique
  })
}

/** The time as a part of a file name. Windows does not allow colons there. */
export function timeForName(): string {
  return new Date().toISOString().replaceAll(':', '-')
}

function safeName(text: string): string {
  const plain = text
    .normalize('NFC')
    .replaceAll(/[<>:"/\\|?*\p{Cc}\p{Cf}\p{Cs}]/gu, '_')
    .slice(0, maximumLength)
    // Half of a character that was cut, and what Windows drops at the end of a name. A point at the beginning hides a file.
    .replaceAll(/[\uD800-\uDBFF]$|^[\s.]+|[\s.]+$/g, '')
  const short = withinBytes(plain)
  if (short === '') return '_'
  // A dash at the beginning would be an option of other programs.
  return reserved.test(short) || short.startsWith('-') ? `_${short}` : short
}

function withinBytes(name: string): string {
  let short = name
  while (Buffer.byteLength(short) > maximumBytes) short = Array.from(short).slice(0, -1).join('').trimEnd()
  return short
}

function comparable(name: string): string {
  return name.toLowerCase().normalize('NFKC')
}
