import { crc32, inflateRawSync } from 'node:zlib'

/**
 * The files in a .zip, in the order of its directory. Throws if a size, a checksum or a signature is wrong, and if a name
 * repeats, is not marked as UTF-8, or differs between the directory and the file.
 */
export function readZip(bytes: Buffer): ReadonlyMap<string, Buffer> {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  const files = new Map<string, Buffer>()
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    requireSignature(bytes, at, 0x02014b50)
    const [flags, method] = [bytes.readUInt16LE(at + 8), bytes.readUInt16LE(at + 10)]
    const [checksum, packed, size] = [bytes.readUInt32LE(at + 16), bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 24)]
    const [nameLength, extraLength, commentLength] = [bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32)]
    const local = bytes.readUInt32LE(at + 42)
    const name = bytes.subarray(at + 46, at + 46 + nameLength)
    requireSignature(bytes, local, 0x04034b50)
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const raw = bytes.subarray(start, start + packed)
    const content = method === 8 ? inflateRawSync(raw) : raw
    const isNamedTwice = !bytes.subarray(local + 30, local + 30 + bytes.readUInt16LE(local + 26)).equals(name) || files.has(name.toString())
    // Bit 11 says that the name is UTF-8.
    if (content.length !== size || crc32(content) !== checksum || isNamedTwice || (flags & 0x800) === 0) throw new Error(`${name.toString()} is damaged`)
    files.set(name.toString(), content)
    at += 46 + nameLength + extraLength + commentLength
  }
  if (at !== end) throw new Error('The directory is damaged')
  return files
}

function requireSignature(bytes: Buffer, at: number, signature: number): void {
  if (bytes.readUInt32LE(at) !== signature) throw new Error(`There is no file at ${at}`)
}
