import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withFolder } from './folder'
import { businessHoursLines, pollLines, timezoneLines, generatorDefaults } from './generator'
import { writeSampleData } from './sampleData'
import { sampleDataFolder } from '../program/programFolder'

/** The first column without its header. */
const storeIds = (lines: Iterable<string>) => [...lines].slice(1).map((line) => line.split(',')[0])

test('generates the same polls for the same seed only', () => {
  const settings = { ...generatorDefaults, stores: 20, days: 1 }
  const polls = [...pollLines(settings)]
  expect([...pollLines(settings)]).toEqual(polls)
  expect([...pollLines({ ...settings, seed: 2 })]).not.toEqual(polls)
})

test('generates polls like those of a real export', () => {
  const [header, ...rows] = pollLines({ ...generatorDefaults, stores: 300, days: 2 })
  expect(header).toBe('store_id,status,timestamp_utc')
  expect(rows.filter((row) => !/^\d{17,19},(in)?active,2023-01-2[345] \d\d:\d\d:\d\d(\.\d{0,5}[1-9])? UTC$/.test(row))).toEqual([])
  // 48 rounds of 300 stores, of which 2 % are silent and a third of the visits are missed: about 9,400.
  expect(rows.length).toBeGreaterThan(9000)
  expect(rows.length).toBeLessThan(9800)
  const times = rows.map((row) => row.slice(row.lastIndexOf(',') + 1))
  expect(times).not.toEqual(times.toSorted())
})

test('gives every store one unique id in all files', () => {
  const settings = { ...generatorDefaults, stores: 2000, missingZoneShare: 0 }
  const stores = new Set(storeIds(timezoneLines(settings)))
  expect(stores.size).toBe(2000)
  expect(storeIds(businessHoursLines(settings)).filter((id) => !stores.has(id))).toEqual([])
})

test.each(['store_status.csv', 'business_hours.csv', 'timezones.csv', 'stores.csv'])('generates the sample data in %s', (name) =>
  withFolder({}, async (folder) => {
    await writeSampleData(folder)
    expect(await readFile(join(folder, name), 'utf8')).toBe(await readFile(join(sampleDataFolder, name), 'utf8'))
  }),
)
