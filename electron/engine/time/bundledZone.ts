import { FixedOffsetZone, Zone, type ZoneOffsetFormat } from 'luxon'
import packedText from 'moment-timezone/data/packed/latest.json?raw'

/**
 * The IANA time zone database as `moment-timezone` packs it. A zone is `name|abbreviations|offsets|indices|changes|…`.
 * `offsets` lists the minutes from local time to UTC, and `indices` says which of them each stretch has. `changes` are the
 * minutes from each change to the next; the first counts from 1970. Numbers are in base 60.
 */
interface PackedEdition {
  readonly zones: readonly string[]
  /** `target|name`: another name of a zone. */
  readonly links: readonly string[]
}

/** Clock changes in ascending order. Offset `n` holds until just before change `n`, and the last offset for ever. */
interface ZoneChanges {
  readonly changesMs: readonly number[]
  readonly offsetsMinutes: readonly number[]
}

/** A time zone whose clock changes come with the program, so that they do not depend on the runtime. */
class BundledZone extends Zone {
  constructor(
    private readonly spelling: string,
    private readonly changes: ZoneChanges,
  ) {
    super()
  }

  override get name(): string {
    return this.spelling
  }

  override get type(): string {
    return 'bundled'
  }

  override get isValid(): true {
    return true
  }

  override get isUniversal(): boolean {
    return this.changes.changesMs.length === 0
  }

  override equals(other: Zone): boolean {
    return other instanceof BundledZone && other.name === this.name
  }

  /** Minutes that local time is ahead of UTC at an instant, in milliseconds since 1970. */
  override offset(instantMs: number): number {
    const { changesMs, offsetsMinutes } = this.changes
    let [low, high] = [0, changesMs.length]
    while (low < high) {
      const middle = Math.floor((low + high) / 2)
      if ((changesMs[middle] ?? Infinity) <= instantMs) low = middle + 1
      else high = middle
    }
    return offsetsMinutes[low] ?? 0
  }

  /** An offset such as `UTC-6`. The database has abbreviations, but no names in the user's language. */
  override offsetName(instantMs: number): string {
    return FixedOffsetZone.instance(this.offset(instantMs)).name
  }

  override formatOffset(instantMs: number, format: ZoneOffsetFormat): string {
    return FixedOffsetZone.instance(this.offset(instantMs)).formatOffset(instantMs, format)
  }
}

/** Packed zones by their name in lower case, with the spelling of the database. */
type PackedZones = ReadonlyMap<string, { readonly name: string; readonly packed: string }>

let packedZones: PackedZones | null = null

/** The zones that come with the program. They are parsed when they are first needed. */
function zonesByName(): PackedZones {
  if (packedZones === null) {
    const edition: PackedEdition = JSON.parse(packedText)
    packedZones = readZones(edition)
  }
  return packedZones
}

function readZones({ zones, links }: PackedEdition): PackedZones {
  const byName = new Map(zones.map((packed) => [packed.slice(0, packed.indexOf('|')), packed]))
  const linked = links.map((link) => {
    const [target = '', name = ''] = link.split('|')
    return [name, byName.get(target) ?? ''] as const
  })
  const named = [...byName, ...linked].map(([name, packed]) => [name.toLowerCase(), { name, packed }] as const)
  return new Map(named)
}

/** The edition of the IANA time zone database that comes with the program, such as `2026f`. */
export function bundledVersion(): string {
  // The version is at the beginning of the text, so the text need not be parsed.
  return /"version":\s*"(\w+)"/.exec(packedText.slice(0, 100))?.[1] ?? ''
}

/** Every zone name of the database with its spelling, older names included. */
export function bundledZoneNames(): readonly string[] {
  return [...zonesByName().values()].map(({ name }) => name)
}

const bundledZones = new Map<string, BundledZone>()

/** The zone of this name; null if the database does not have it. Case does not matter. */
export function bundledZone(name: string): Zone | null {
  const found = zonesByName().get(name.toLowerCase())
  if (found === undefined) return null
  const zone = bundledZones.get(found.name) ?? new BundledZone(found.name, unpack(found.packed))
  bundledZones.set(found.name, zone)
  return zone
}

function unpack(packed: string): ZoneChanges {
  const [, , offsets = '', indices = '', changes = ''] = packed.split('|')
  const minutesToUtc = offsets.split(' ').map(readBase60)
  let changeMs = 0
  return {
    offsetsMinutes: indices.split('').map((index) => -(minutesToUtc[readBase60(index)] ?? 0) || 0),
    changesMs: changes === '' ? [] : changes.split(' ').map((minutes) => (changeMs = Math.round(changeMs + readBase60(minutes) * 60_000))),
  }
}

const [minus, point, zero, nine, upperA, lowerA] = [45, 46, 48, 57, 65, 97]

/** The digits are 0 to 9, a to z and A to X. */
function valueOfDigit(code: number): number {
  if (code <= nine) return code - zero
  return code < lowerA ? code - upperA + 36 : code - lowerA + 10
}

/** Reads a number in base 60, such as `-5.Q`. A zone has hundreds of them, so that the loop is plain. */
function readBase60(text: string): number {
  let value = 0
  let scale = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === point) scale = 1
    else if (code !== minus) {
      value = value * 60 + valueOfDigit(code)
      scale *= 60
    }
  }
  const magnitude = scale === 0 ? value : value / scale
  return text.startsWith('-') ? -magnitude : magnitude
}
