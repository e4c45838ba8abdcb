import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { businessHoursLines, pollLines, storeIds, timezoneLines, generatorDefaults, type GeneratorSettings } from './generator'
import { Random } from './random'
import { oddities, sampleEnd } from './sampleOddities'
import { storesLines } from './storeAttributes'
import { writeLines } from './writeDataSet'

const settings: GeneratorSettings = {
  ...generatorDefaults,
  seed: 20_230_312,
  stores: 50,
  end: sampleEnd,
  days: 9,
  silentStoreShare: 0.06,
  missingZoneShare: 0.06,
  attributes: 4,
  zones: [
    ['America/New_York', 40],
    ['America/Los_Angeles', 20],
    ['America/Chicago', 14],
    ['America/Denver', 8],
    ['America/Phoenix', 6],
    ['Pacific/Honolulu', 4],
    ['Australia/Lord_Howe', 4],
    ['Asia/Kathmandu', 4],
  ],
}

/** The header, then the rows of both, shuffled. */
function mixed(generated: Iterable<string>, odd: readonly string[]): readonly string[] {
  const [header = '', ...rows] = generated
  return [header, ...new Random(settings.seed).shuffle([...rows, ...odd])]
}

/** Writes the sample data into a folder: 60 stores over 9 days with examples of all special cases. */
export async function writeSampleData(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  await writeLines(join(folder, 'store_status.csv'), mixed(pollLines(settings), oddities.polls))
  await writeLines(join(folder, 'business_hours.csv'), mixed(businessHoursLines(settings), oddities.businessHours))
  await writeLines(join(folder, 'timezones.csv'), mixed(timezoneLines(settings), oddities.timezones))
  const named = [...storeIds(settings), ...oddities.named]
  await writeLines(join(folder, 'stores.csv'), mixed(storesLines(named, settings.seed, settings.attributes), []))
}
