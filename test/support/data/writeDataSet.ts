import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { businessHoursLines, pollLines, storeIds, timezoneLines, type GeneratorSettings } from './generator'
import { storesLines } from './storeAttributes'

const chunkCharacters = 1 << 18

function* chunks(lines: Iterable<string>): Generator<string> {
  let chunk = ''
  for (const line of lines) {
    chunk += line + '\n'
    if (chunk.length < chunkCharacters) continue
    yield chunk
    chunk = ''
  }
  yield chunk
}

/** Streams lines to a file, each with a line feed. */
export async function writeLines(path: string, lines: Iterable<string>): Promise<void> {
  await pipeline(chunks(lines), createWriteStream(path))
}

/** Writes the files of a data set into a folder, which is created if it is missing. Memory does not grow with the size. */
export async function writeDataSet(folder: string, settings: GeneratorSettings): Promise<void> {
  await mkdir(folder, { recursive: true })
  await writeLines(join(folder, 'store_status.csv'), pollLines(settings))
  await writeLines(join(folder, 'business_hours.csv'), businessHoursLines(settings))
  await writeLines(join(folder, 'timezones.csv'), timezoneLines(settings))
  if (settings.attributes > 0) await writeLines(join(folder, 'stores.csv'), storesLines(storeIds(settings), settings.seed, settings.attributes))
}
