/** The positions of the lengths in a log of DuckDB that is not damaged. Each is followed by a checksum and the data. */
export function lengthsIn(log: Buffer): readonly number[] {
  const positions: number[] = []
  for (let position = 8; position + 16 <= log.length; position += 16 + Number(log.readBigUInt64LE(position))) positions.push(position)
  return positions
}
