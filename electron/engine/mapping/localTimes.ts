import type { SampledColumn } from './columnSampler'
import { isKnownZone } from '../time/zones'

/** Words that say that a time is not UTC: abbreviations and names of zones. */
const localWord =
  /\b(?:local|lokal|[ecmp][sd]?t|a[sd]t|akst|akdt|hst|ist|bst|jst|aest|aedt|cest|cet|eet|eest|mesz|mez|msk|eastern|central|mountain|pacific|east|west|nyc?)\b/i
const offset = /(?:utc|gmt)[\s(]*[+\u2212-]\s*0*[1-9]/i
const zoneName = /[a-z]+(?:\/[a-z_+-]+)+/gi
/** Regions of the IANA database with the cities that people name. */
const regions = ['America', 'Europe', 'Asia', 'Australia', 'Africa', 'Pacific'] as const
/** The most words that the name of a city has. */
const wordsOfCity = 3

const withOffset = /(?:UTC|GMT|Z|[+-]\d\d:?\d\d)$/i

/** Whether the name of a column says that its times are not UTC, and its values have no offset. */
export function hasLocalTimes({ name, samples }: SampledColumn): boolean {
  return namesLocalTime(name) && !samples.every((sample) => withOffset.test(sample))
}

/** Whether the name of a column says that its times are not UTC, such as `Timestamp (EST)`, `Berlin time`, `Time (GMT-5)`. */
export function namesLocalTime(name: string): boolean {
  const words = name.replaceAll(/([a-z])([A-Z])/g, '$1 $2').replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim()
  return localWord.test(words) || offset.test(name) || (name.match(zoneName) ?? []).some(isKnownZone) || namesCity(words.split(' '))
}

/** Whether words that follow each other are the name of a city with a time zone. */
function namesCity(words: readonly string[]): boolean {
  return words.some((_, start) =>
    Array.from({ length: wordsOfCity }, (_unused, more) => words.slice(start, start + more + 1).join('_')).some((city) =>
      regions.some((region) => isKnownZone(`${region}/${city}`)),
    ),
  )
}
