import { InvalidArgumentError } from 'commander'
import { leastMemoryBytes } from '../../../shared/preferences/preferenceLimits'

const unitBytes: Readonly<Record<string, number>> = { mb: 1e6, gb: 1e9, mib: 2 ** 20, gib: 2 ** 30 }

/** Reads a value of `--memory`, such as 4GB, 1.5 GiB or 800mb, as bytes. Throws InvalidArgumentError. */
export function readMemoryOption(text: string): number {
  const [, number = '', unit = ''] = /^(\d+(?:\.\d+)?) ?([a-z]+)$/i.exec(text) ?? []
  const bytes = Math.floor(Number(number) * (unitBytes[unit.toLowerCase()] ?? Number.NaN))
  if (!Number.isSafeInteger(bytes)) throw new InvalidArgumentError('Use a number with MB, GB, MiB or GiB, such as 4GB.')
  if (bytes < leastMemoryBytes) throw new InvalidArgumentError(`The database needs at least ${leastMemoryBytes / 1e6} MB.`)
  return bytes
}
