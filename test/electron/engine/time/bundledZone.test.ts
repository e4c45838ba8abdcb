import { IANAZone, type Zone } from 'luxon'
import { expect, test } from 'vitest'
import { bundledVersion, bundledZone, bundledZoneNames } from '../../../../electron/engine/time/bundledZone'
import { zoneEdition } from '../../../../electron/engine/time/zones'

const secondMs = 1000
const hourMs = 3600 * secondMs
const [firstMs, endMs] = [Date.UTC(1970, 0, 1), Date.UTC(2038, 0, 1)]

function requireZone(name: string): Zone {
  const zone = bundledZone(name)
  if (zone === null) throw new Error(`Not bundled: ${name}`)
  return zone
}

/** Instants from 1970 to 2037: every 30 days, and the second before and the second of each change between two of them. */
function probesOf(zone: Zone): readonly number[] {
  const probes: number[] = []
  const step = 30 * 24 * hourMs
  for (let ms = firstMs; ms < endMs; ms += step) {
    probes.push(ms)
    if (zone.offset(ms) === zone.offset(ms + step)) continue
    let [before, after] = [ms, ms + step]
    while (after - before > secondMs) {
      const middle = before + Math.floor((after - before) / 2 / secondMs) * secondMs
      if (zone.offset(middle) === zone.offset(ms)) before = middle
      else after = middle
    }
    probes.push(before, after)
  }
  return probes
}

/**
 * The changes from edition 2025c, which Node 20.20.2 has, to 2026f: the period in which offsets may differ, and the minutes
 * ahead of UTC at one instant in either edition.
 */
const knownChanges = [
  {
    zones: ['Africa/Casablanca', 'Africa/El_Aaiun'],
    from: '2026-09-20',
    to: '2038',
    example: { at: '2026-10-01T00:00Z', runtime: 60, bundled: 0 },
  },
  {
    zones: ['America/Vancouver', 'Canada/Pacific'],
    from: '2026-11-01',
    to: '2038',
    example: { at: '2026-12-01T00:00Z', runtime: -480, bundled: -420 },
  },
  {
    zones: ['America/Edmonton', 'Canada/Mountain', 'America/Yellowknife', 'America/Inuvik'],
    from: '2026-11-01',
    to: '2038',
    example: { at: '2026-12-01T00:00Z', runtime: -420, bundled: -360 },
  },
  {
    zones: ['America/Winnipeg', 'Canada/Central', 'America/Rainy_River'],
    from: '2026-11-01',
    to: '2038',
    example: { at: '2026-12-01T00:00Z', runtime: -360, bundled: -300 },
  },
  {
    zones: ['America/Havana', 'Cuba'],
    from: '2026-11-01',
    to: '2027-03-14',
    example: { at: '2026-12-01T00:00Z', runtime: -300, bundled: -240 },
  },
  {
    zones: ['Europe/Chisinau', 'Europe/Tiraspol'],
    from: '2022-03-27',
    to: '2038',
    example: { at: '2022-03-27T00:59:59Z', runtime: 180, bundled: 120 },
  },
  {
    zones: ['America/Bogota'],
    from: '1992-05-02',
    to: '1992-05-04',
    example: { at: '1992-05-02T05:00Z', runtime: -300, bundled: -240 },
  },
  {
    zones: ['Asia/Tehran', 'Iran'],
    from: '1979-05-25',
    to: '1979-05-27',
    example: { at: '1979-05-25T20:30Z', runtime: 210, bundled: 270 },
  },
]

test('each zone has the offsets of the runtime from 1970 to 2037, except for known changes', () => {
  const differences = bundledZoneNames().flatMap((name) => {
    const zone = requireZone(name)
    const runtime = IANAZone.create(name)
    const known = knownChanges.find(({ zones }) => zones.includes(name))
    const unexpected = probesOf(zone).filter((ms) => {
      const [bundled, own] = [zone.offset(ms), runtime.offset(ms)]
      if (bundled === own) return false
      return known === undefined || ms < Date.parse(known.from) || ms >= Date.parse(known.to)
    })
    return unexpected.slice(0, 3).map((ms) => `${name} ${new Date(ms).toISOString()} ${zone.offset(ms)}, not ${runtime.offset(ms)}`)
  })
  expect(differences).toEqual([])
})

test.each(knownChanges)('$zones.0 has the clock law of the bundled edition at $example.at', ({ zones, example }) => {
  const at = Date.parse(example.at)
  expect(zones.map((name) => requireZone(name).offset(at))).toEqual(zones.map(() => example.bundled))
  if (process.versions['tz'] !== '2025c') return
  expect(zones.map((name) => IANAZone.create(name).offset(at))).toEqual(zones.map(() => example.runtime))
})

test('the bundled edition is at least as new as that of the runtime, and has all of its zones', () => {
  expect(bundledVersion() >= (process.versions['tz'] ?? '')).toBe(true)
  expect(Intl.supportedValuesOf('timeZone').filter((name) => bundledZone(name) === null)).toEqual([])
})

test('a newer edition of the runtime is used instead', () => {
  expect(zoneEdition('2025c')).toEqual({ version: bundledVersion(), source: 'program' })
  expect(zoneEdition(bundledVersion())).toEqual({ version: bundledVersion(), source: 'program' })
  expect(zoneEdition('2199a')).toEqual({ version: '2199a', source: 'runtime' })
  expect(zoneEdition(undefined).source).toBe('program')
})

// These offsets were derived by hand from the Zone and Rule lines of the database.
test.each([
  { zone: 'America/New_York', at: '2023-07-01T00:00Z', minutes: -240 },
  { zone: 'America/New_York', at: '2150-07-01T00:00Z', minutes: -240 },
  { zone: 'America/St_Johns', at: '2010-11-07T02:30Z', minutes: -150 },
  { zone: 'America/St_Johns', at: '2010-11-07T02:31Z', minutes: -210 },
  { zone: 'Asia/Kathmandu', at: '2023-01-01T00:00Z', minutes: 345 },
  { zone: 'Etc/GMT+5', at: '2023-01-01T00:00Z', minutes: -300 },
  { zone: 'America/Edmonton', at: '2026-11-25T00:00Z', minutes: -360 },
  { zone: 'UTC', at: '1970-01-01T00:00Z', minutes: 0 },
  { zone: 'Europe/London', at: '1969-12-31T00:00Z', minutes: 60 },
])('$zone is $minutes minutes ahead of UTC at $at', ({ zone, at, minutes }) => {
  expect(requireZone(zone).offset(Date.parse(at))).toBe(minutes)
})

test('a zone is found in upper or lower case, and has the spelling of the database', () => {
  expect(requireZone('america/new_york').name).toBe('America/New_York')
  expect(requireZone('us/central').name).toBe('US/Central')
  expect(requireZone('AMERICA/CHICAGO').equals(requireZone('America/Chicago'))).toBe(true)
  expect(requireZone('Asia/Kolkata').formatOffset(0, 'short')).toBe('+05:30')
  expect(bundledZone('America/Gotham')).toBeNull()
})
