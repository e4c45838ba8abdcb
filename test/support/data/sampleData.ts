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

/** A holiday of some stores, one of which has special hours on the day before, and a maintenance of another. */
function exceptionsLines(stores: readonly string[]): readonly string[] {
  const closed = stores.slice(20, 26)
  const [opensLate = '', repaired = ''] = stores.slice(25, 27)
  return [
    'store_id,date,end_date,start_time_local,end_time_local,start,end,reason',
    ...closed.map((store) => `${store},2023-03-09,,,,,,Founders’ Day`),
    `${opensLate},2023-03-08,,12:00,16:00,,,Founders’ Day (eve)`,
    `${repaired},,,,,2023-03-10 23:00,2023-03-11 02:30,Oven repair`,
  ]
}

/** Writes the sample data into a folder: 60 stores over 9 days with examples of all special cases. */
export async function writeSampleData(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  await writeLines(join(folder, 'store_status.csv'), mixed(pollLines(settings), oddities.polls))
  await writeLines(join(folder, 'business_hours.csv'), mixed(businessHoursLines(settings), oddities.businessHours))
  await writeLines(join(folder, 'timezones.csv'), mixed(timezoneLines(settings), oddities.timezones))
  await writeLines(join(folder, 'exceptions.csv'), exceptionsLines([...storeIds(settings)]))
  const named = [...storeIds(settings), ...oddities.named]
  await writeLines(join(folder, 'stores.csv'), mixed(storesLines(named, settings.seed, settings.attributes), []))
}
